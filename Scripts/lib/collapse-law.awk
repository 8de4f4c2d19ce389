# SPDX-License-Identifier: GPL-3.0-or-later
# Reads the two tables of one `retrain --law --out` and appends the row of the setting to the file `rows` and its paths to the file
# `paths`. Beside what the program says of log Q = -b t rho^2 there is:
#   b_at_*        the slope of -log Q on t at one share, over rho^2: the same at every share if the law holds
#   *_exponent    of the best power law -log Q = c rho^x t^y, by least squares on logarithms where -log Q exceeds four standard
#                 errors; the law says 2 and 1. Errors are those of ordinary least squares, though successive points are alike.
#   rho_exponent_first, _last   the same after the first and the last generation alone; t_exponent_at_1 at rho = 1 alone
#   r_squared_bias    R^2 of -log Q on rho^2 ((1 - rho^t)/(1 - rho))^2, what a bias does of which each generation hands on rho
#   r_squared_noise   R^2 of -log Q on the sum of rho^(2 k) for k = 1 to t - 1, what sampling noise does in the same way
#   courses       whether quality falls, slows or settles, by share, as the program tells
# A field is empty where there are too few points.
BEGIN { FS = OFS = "," }

# The header of each table says where a column is.
FNR == 1 { file++; split("", place); for (i = 1; i <= NF; i++) place[$i] = i; next }

file == 1 {
  law = $place["generations"]
  count = split("replicates coefficient standard_error ci_low ci_high lag intercept r_squared predicted", names, " ")
  for (i = 1; i <= count; i++) law = law OFS short($place[names[i]])
}

file == 2 {
  rho = $place["contamination"]; t = $place["generation"]; y = 0 - $place["log_quality"]; error = $place["standard_error"] + 0
  print setting, rho, t, short($place["log_quality"]), short($place["standard_error"]) >> paths
  if (!(rho in course)) { shares[++shareCount] = rho; course[rho] = $place["course"] }
  if ($place["log_quality"] == "" || t == 0) next
  last = t
  n++; ys[n] = y; ts[n] = t; rhos[n] = rho
  biased[n] = rho ^ 2 * (rho == 1 ? t ^ 2 : ((1 - rho ^ t) / (1 - rho)) ^ 2)
  noisy[n] = rho == 1 ? t - 1 : rho ^ 2 * (1 - rho ^ (2 * (t - 1))) / (1 - rho ^ 2)
  told[n] = y > 4 * error && y > 1e-12
}

END {
  for (i = 1; i <= shareCount; i++) courses = courses (i > 1 ? " " : "") course[shares[i]]
  both()
  print setting, learner, description, law, slope(0.2), slope(0.5), slope(0.8), slope(1), powers,
    power(rhos, ts, 1), power(rhos, ts, last), power(ts, rhos, 1), simple(biased), simple(noisy), courses >> rows
}

# Six digits are more than the standard errors allow.
function short(x) { return x == "" ? "" : sprintf("%.6g", x) }

# -log Q on t at one share, over its square.
function slope(share,    i, m, sx, sy, sxx, sxy) {
  m = sx = sy = sxx = sxy = 0
  for (i = 1; i <= n; i++) if (rhos[i] == share) { m++; sx += ts[i]; sy += ys[i]; sxx += ts[i] ^ 2; sxy += ts[i] * ys[i] }
  return m < 3 ? "" : sprintf("%.4g", (sxy - sx * sy / m) / (sxx - sx * sx / m) / share ^ 2)
}

# R^2 of -log Q on x.
function simple(x,    i, sx, sy, sxx, sxy, syy) {
  sx = sy = sxx = sxy = syy = 0
  for (i = 1; i <= n; i++) { sx += x[i]; sy += ys[i] }
  for (i = 1; i <= n; i++) { sxx += (x[i] - sx / n) ^ 2; sxy += (x[i] - sx / n) * (ys[i] - sy / n); syy += (ys[i] - sy / n) ^ 2 }
  return syy > 0 && sxx > 0 ? sprintf("%.4f", sxy ^ 2 / sxx / syy) : ""
}

# The power of x in -log Q where `other` has one value.
function power(x, other, value,    i, m, sx, sy, sxx, sxy) {
  m = sx = sy = sxx = sxy = 0
  for (i = 1; i <= n; i++) if (told[i] && other[i] == value) {
    m++; sx += log(x[i]); sy += log(ys[i]); sxx += log(x[i]) ^ 2; sxy += log(x[i]) * log(ys[i])
  }
  return m < 3 ? "" : sprintf("%.3f", (sxy - sx * sy / m) / (sxx - sx * sx / m))
}

# The powers of rho and t together, their standard errors and the number of points.
function both(    i, m, u, v, w, mu, mv, mw, uu, vv, uv, uw, vw, ww, d, a, b, s) {
  powers = OFS OFS OFS OFS 0
  m = mu = mv = mw = uu = vv = uv = uw = vw = ww = 0
  for (i = 1; i <= n; i++) if (told[i]) { m++; mu += log(rhos[i]); mv += log(ts[i]); mw += log(ys[i]) }
  if (m < 4) return
  for (i = 1; i <= n; i++) if (told[i]) {
    u = log(rhos[i]) - mu / m; v = log(ts[i]) - mv / m; w = log(ys[i]) - mw / m
    uu += u * u; vv += v * v; uv += u * v; uw += u * w; vw += v * w; ww += w * w
  }
  d = uu * vv - uv * uv
  if (d <= 1e-12 * uu * vv) return
  a = (vv * uw - uv * vw) / d
  b = (uu * vw - uv * uw) / d
  s = (ww - a * uw - b * vw) / (m - 3)
  s = s > 0 ? s : 0
  powers = sprintf("%.3f,%.3f,%.3f,%.3f,%d", a, sqrt(s * vv / d), b, sqrt(s * uu / d), m)
}
