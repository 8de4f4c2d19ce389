# SPDX-License-Identifier: GPL-3.0-or-later
# Reads periods.csv of one cell of Scripts/joint-gain; prints one row for each beta. A reading is yes where every interval that
# it rests on lies above 0, no where one lies below, else open; the columns highest_* say what holds of the means alone.
function quantile(n,    t) {
  # Student's 0.975 quantile for n - 1 degrees of freedom.
  split("12.706 4.303 3.182 2.776 2.571 2.447 2.365 2.306 2.262 2.228 2.201 2.179 2.160 2.145 2.131 2.120 2.110 2.101 2.093", t, " ")
  return n < 2 ? 0 : n <= 20 ? t[n - 1] : 1.96 + 2.5 / n
}
# Difference in measure c between two scenarios, paired by replicate: sets mean, low, high.
function compare(ours, theirs, c,    r, d, s, q, n) {
  s = q = n = 0
  for (r = 1; r <= replicates; r++) {
    if (!((ours, r, c) in sum) || !((theirs, r, c) in sum)) continue
    d = sum[ours, r, c] / count[ours, r, c] - sum[theirs, r, c] / count[theirs, r, c]
    s += d; q += d * d; n++
  }
  if (n < 2) { mean = low = high = ""; return }
  mean = s / n
  d = (q - n * mean * mean) / (n - 1)
  d = quantile(n) * sqrt((d > 0 ? d : 0) / n)
  low = mean - d; high = mean + d
}
function average(scenario, c,    r, s, n) {
  for (r = 1; r <= replicates; r++) if ((scenario, r, c) in sum) { s += sum[scenario, r, c] / count[scenario, r, c]; n++ }
  return n ? s / n : ""
}
# Rounding alone decides nothing: two rules may come to the same, as with one buyer.
function note(reading) {
  if (mean == "") { verdict[reading] = "open"; return }
  if (high - low <= rounding && mean <= rounding && -mean <= rounding) return
  if (mean <= 0) highest[reading] = 0
  if (high < 0) verdict[reading] = "no"
  else if (low <= 0 && verdict[reading] == "yes") verdict[reading] = "open"
}
function number(x) { return x == "" ? "" : sprintf("%.6g", x) }
NR == 1 { for (i = 1; i <= NF; i++) place[$i] = i; next }
$3 > 10 {
  if ($2 > replicates) replicates = $2
  value[1] = $place["buyer_surplus"]; value[2] = $place["seller_surplus"]; value[3] = value[1] + value[2]
  value[4] = $place["performance_per_dollar"]
  for (c = 1; c <= 4; c++) if (value[c] != "") { sum[$1, $2, c] += value[c]; count[$1, $2, c]++ }
}
END {
  if (header) {
    printf "cost_median,others,buyers,value_log_sd,beta,rival,fairshare_buyers,fairshare_sellers"
    split("buyers sellers sum per_dollar", names, " ")
    for (c = 1; c <= 4; c++) printf ",%s_difference,%s_low,%s_high", names[c], names[c], names[c]
    print ",better_than_exploitative,best_on_both,best_sum,highest_than_exploitative,highest_on_both,highest_sum"
  }
  number_of_betas = split(betas, beta, " ")
  for (b = 1; b <= number_of_betas; b++) {
    ours = "fairshare(" beta[b] ")"
    rivals = split("uniform-alone posted-alone random-alone valuation-alone bargaining(" beta[b] ")", rival, " ")
    for (k = 1; k <= 3; k++) { verdict[k] = "yes"; highest[k] = 1 }
    rounding = 1e-9 * (average(ours, 1) + average(rival[1], 1) + average(rival[2], 1))
    if (rounding < 0) rounding = -rounding
    for (v = 1; v <= rivals; v++) {
      row[v] = ""
      for (c = 1; c <= 4; c++) {
        compare(ours, rival[v], c)
        row[v] = row[v] "," number(mean) "," number(low) "," number(high)
        if (c <= 2) { if (v == 1) note(1); note(2) }
        if (c == 3) note(3)
      }
    }
    for (v = 1; v <= rivals; v++) {
      name = rival[v]; sub(/-alone$/, "", name); sub(/\(.*/, "", name)
      print cell "," beta[b] "," name "," number(average(ours, 1)) "," number(average(ours, 2)) row[v] "," \
        verdict[1] "," verdict[2] "," verdict[3] "," highest[1] "," highest[2] "," highest[3]
    }
  }
}
