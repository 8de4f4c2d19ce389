# SPDX-License-Identifier: GPL-3.0-or-later
# Reads equilibria (kind=paper: equilibria.csv behind a column replicate, of a market with `base` sellers) and then runs of larger and
# smaller markets of the same buyers (kind=run, sellers=N: periods.csv), and prints by size how far the mean over periods from `first`
# on is from the equilibrium of its replicate, relative to it; then the power of the number of sellers with which the root mean square
# falls, by least squares of logarithms. Variables: setting, base, first.
BEGIN {
  OFS = ","
  metrics = split("contamination fidelity active_sellers human_records synthetic_records price_human spend seller_receipts model_quality welfare", metric, " ")
  split("active_sellers human_records synthetic_records spend seller_receipts welfare", extensive, " ")
  for (i in extensive) grows[extensive[i]] = 1
}

FNR == 1 {
  split("", place)
  for (i = 1; i <= NF; i++) place[$i] = i
  if (kind == "run") size[++sizes] = sellers
  next
}

kind == "paper" { for (m = 1; m <= metrics; m++) paper[$1, m] = $place[metric[m]]; next }

$place["period"] >= first {
  replicate = $place["replicate"]
  if (replicate > replicates[sizes]) replicates[sizes] = replicate
  count[sizes, replicate]++
  for (m = 1; m <= metrics; m++) sum[sizes, replicate, m] += $place[metric[m]]
}

function max(a, b) { return a > b ? a : b }

END {
  for (m = 1; m <= metrics; m++) {
    points = x = y = xx = xy = 0
    exact = 0
    for (s = 1; s <= sizes; s++) {
      n = replicates[s]
      mean = square = 0
      for (r = 1; r <= n; r++) {
        if (!((r, m) in paper)) { print "no equilibrium of replicate " r > "/dev/stderr"; exit 1 }
        expected = paper[r, m] * (metric[m] in grows ? size[s] / base : 1)
        distance[r] = sum[s, r, m] / count[s, r] / expected - 1
        mean += distance[r] / n; square += distance[r] ^ 2 / n
      }
      # With one replicate there is no standard error.
      error = n > 1 ? sprintf("%.3g", sqrt(max(0, square - mean ^ 2) / (n - 1))) : ""
      printf "%s,%s,%d,%s,%.5g,%s,%.5g,,\n", setting, size[s], n, metric[m], mean, error, sqrt(square)
      if (square == 0) { exact = 1; continue }
      a = log(size[s]); b = log(square) / 2
      points++; x += a; y += b; xx += a * a; xy += a * b; logs[s] = b
    }
    if (exact || points < 3) continue
    spread = xx - x * x / points
    power = (xy - x * y / points) / spread
    left = 0
    for (s = 1; s <= sizes; s++) left += (logs[s] - y / points - power * (log(size[s]) - x / points)) ^ 2
    printf "%s,,,%s,,,,%.3f,%.3f\n", setting, metric[m], power, sqrt(left / (points - 2) / spread)
  }
}
