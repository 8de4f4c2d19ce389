# SPDX-License-Identifier: GPL-3.0-or-later
# Reads the periods.csv of one market without certification, with it, and with a policy beside it, and prints what each step
# changes: means over replicates and the paired difference with a 95% interval. Needs student.awk. Variables: learner, pricing,
# cost, periods (how many were played), window (how many of the last metrics are means over).
# A metric that ends in _10 is that of period 10 alone. One that some replicate does not have gives no row.
BEGIN {
  OFS = ","
  metrics = split("contamination wasserstein2 kl_divergence fidelity model_quality welfare certified_share subsidy active_sellers", metric, " ")
  metric[++metrics] = "contamination_10"; metric[++metrics] = "wasserstein2_10"; metric[++metrics] = "model_quality_10"
  contrasts = split("certification closedForm pmir package", contrast, " ")
  split("none certification certification none", without, " ")
  split("certification closedForm pmir closedForm", with, " ")
}

NR == 1 { for (i = 1; i <= NF; i++) place[$i] = i; next }

{
  if ($2 > replicates) replicates = $2
  if ($3 > last) last = $3
  for (m = 1; m <= metrics; m++) {
    name = metric[m]
    if (sub(/_10$/, "", name)) { if ($3 != 10) continue } else if ($3 <= periods - window) continue
    value = $place[name]
    if (value == "") missing[m] = 1
    sum[$1, $2, m] += value; count[$1, $2, m]++
  }
}

function mean(scenario, replicate, m) { return sum[scenario, replicate, m] / count[scenario, replicate, m] }

END {
  if (last != periods) { print "expected " periods " periods, found " last > "/dev/stderr"; exit 1 }
  for (c = 1; c <= contrasts; c++) {
    for (m = 1; m <= metrics; m++) {
      if (m in missing) continue
      before = after = square = 0
      for (r = 1; r <= replicates; r++) { before += mean(without[c], r, m) / replicates; after += mean(with[c], r, m) / replicates }
      for (r = 1; r <= replicates; r++) square += (mean(with[c], r, m) - mean(without[c], r, m) - after + before) ^ 2
      half = student(replicates - 1) * sqrt(square / (replicates - 1) / replicates)
      relative = before == 0 ? "" : sprintf("%.4g", (after - before) / before)
      printf "%s,%s,%s,%s,%s,%.6g,%.6g,%.6g,%.6g,%.6g,%s,%d\n", learner, pricing, cost, contrast[c], metric[m], before, after, \
        after - before, after - before - half, after - before + half, relative, replicates
    }
  }
}
