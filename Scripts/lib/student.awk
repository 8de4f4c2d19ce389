# SPDX-License-Identifier: GPL-3.0-or-later
# The quantile .975 of Student's distribution: the normal one with Fisher's correction, right to 0.02% from 5 degrees on.
function student(degrees,  z) {
  z = 1.959963985
  return z + (z ^ 3 + z) / (4 * degrees) + (5 * z ^ 5 + 16 * z ^ 3 + 3 * z) / (96 * degrees ^ 2) \
    + (3 * z ^ 7 + 19 * z ^ 5 + 17 * z ^ 3 - 15 * z) / (384 * degrees ^ 3) \
    + (79 * z ^ 9 + 776 * z ^ 7 + 1482 * z ^ 5 - 1920 * z ^ 3 - 945 * z) / (92160 * degrees ^ 4)
}
