# SPDX-License-Identifier: GPL-3.0-or-later
# Rows of pmir-convergence.csv from the periods.csv of a play that never rested; -v damping= and -v recovery= go before it. A replicate
# has come within epsilon in the period from which its residual stays there to the end. Medians count replicates that never do as
# later than all others; the exponent is fitted to the medians that lie after period 1.
NR == 1 { for (i = 1; i <= NF; i++) place[$i] = i; count = split("0.1 0.05 0.03 0.02 0.01 0.005 0.003 0.002 0.001", epsilon, " "); next }
{
  replicate = $place["replicate"]
  period = $place["period"]
  if (replicate > replicates) replicates = replicate
  if (period > periods) periods = period
  for (e = 1; e <= count; e++) if ($place["policy_residual"] > epsilon[e]) last[e, replicate] = period
}
END {
  for (e = 1; e <= count; e++) {
    converged[e] = 0
    for (r = 1; r <= replicates; r++) {
      first = last[e, r] + 1
      if (first <= periods) converged[e]++
      for (j = r; j > 1 && sorted[j - 1] > first; j--) sorted[j] = sorted[j - 1]
      sorted[j] = first
    }
    lowest[e] = sorted[1]
    highest[e] = sorted[replicates]
    upper = sorted[int(replicates / 2) + 1]
    median[e] = (sorted[int((replicates + 1) / 2)] + upper) / 2
    if (upper > periods) { median[e] = ""; continue }
    if (median[e] <= 1) continue
    x = -log(epsilon[e]); y = log(median[e]); n++; sx += x; sy += y; sxx += x * x; sxy += x * y
  }
  if (n > 1) exponent = sprintf("%.3f", (n * sxy - sx * sy) / (n * sxx - sx * sx))
  for (e = 1; e <= count; e++)
    printf "%s,%s,%s,%.6g,%s,%s,%s,%d,%d,%s\n", damping, recovery, epsilon[e], converged[e] / replicates, median[e],
      (lowest[e] > periods ? "" : lowest[e]), (highest[e] > periods ? "" : highest[e]), replicates, periods, exponent
}
