# SPDX-License-Identifier: GPL-3.0-or-later
# The share of synthetic records estimated from the flags of an audit, (flags/m - FPR)/(TPR - FPR), raw and clipped to
# [1/m, 1 - 1/m]: bias, variance and mean squared error, by summing over the binomial, against Q(1 - Q)/(m J^2).
function table(m, tpr, fpr, share,    j, q, k, mass, raw, clipped, edge, r1, r2, c1, c2, bound, variance) {
  j = tpr - fpr
  q = fpr + share * j
  edge = 1 / m
  mass = m * log(1 - q)
  for (k = 0; k <= m; k++) {
    # Taken about the true share, so that moments lose no digits.
    raw = (k / m - fpr) / j
    clipped = raw < edge ? edge : raw > 1 - edge ? 1 - edge : raw
    r1 += exp(mass) * (raw - share); r2 += exp(mass) * (raw - share) ^ 2
    c1 += exp(mass) * (clipped - share); c2 += exp(mass) * (clipped - share) ^ 2
    if (k < m) mass += log(m - k) - log(k + 1) + log(q) - log(1 - q)
  }
  bound = q * (1 - q) / (m * j * j)
  printf "%d,%s,%s,%s,%.6g", m, tpr, fpr, share, bound
  # Of the raw one nothing but rounding is left.
  printf ",%.6g,%.6g,%.6g", (r1 < 1e-11 && r1 > -1e-11) ? 0 : r1, r2 - r1 * r1, r2
  variance = c2 - c1 * c1
  printf ",%.6g,%.6g,%.6g,%.4f\n", c1, variance, c2, c2 / bound
}
BEGIN {
  print "records,true_positive_rate,false_positive_rate,share,bound,raw_bias,raw_variance,raw_mse," \
    "clipped_bias,clipped_variance,clipped_mse,clipped_mse_over_bound"
  shares = split("0 0.01 0.05 0.1 0.25 0.5 0.75 0.9 0.95 0.99 1", truth, " ")
  sizes = split("50 200 2000", size, " ")
  rates = split("0.3 0.9", rate, " ")
  for (r = 1; r <= rates; r++)
    for (s = 1; s <= sizes; s++)
      for (i = 1; i <= shares; i++) table(size[s], rate[r], 0.05, truth[i])
}
