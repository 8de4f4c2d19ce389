# SPDX-License-Identifier: GPL-3.0-or-later
# Compares two CSV files, the committed one first: numbers to 1e-9 relative (what is 0 but for rounding to 1e-15), all else exactly. Says what it finds; exits with 1 where
# something differs by more. Fields in quotes may hold commas, and no line breaks.

# Splits a line into cells[1...]; returns how many.
function split_line(line, cells,    count, at, quoted, c, cell) {
  count = 0
  cell = ""
  quoted = 0
  for (at = 1; at <= length(line); at++) {
    c = substr(line, at, 1)
    if (c == "\"") quoted = !quoted
    else if (c == "," && !quoted) { cells[++count] = cell; cell = "" }
    else cell = cell c
  }
  cells[++count] = cell
  return count
}
function is_number(text) { return text ~ /^[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?$/ }
function size(value) { return value < 0 ? -value : value }

NR == FNR { committed[FNR] = $0; rows = FNR; next }
{
  played = FNR
  if ($0 == committed[FNR]) next
  wide = split_line(committed[FNR], old)
  if (split_line($0, new) != wide) { differing++; if (first == "") first = "row " FNR " has another number of columns"; next }
  if (FNR == 1) { if (first == "") first = "other columns"; differing++; next }
  split_line(committed[1], names)
  for (i = 1; i <= wide; i++) {
    if (old[i] == new[i]) continue
    if (is_number(old[i]) && is_number(new[i])) {
      largest = size(old[i]) > size(new[i]) ? size(old[i]) : size(new[i])
      gap = size(old[i] - new[i]) / (largest > 0 ? largest : 1)
      if (gap > worst) worst = gap
      if (gap <= 1e-9 || gap * largest <= 1e-15) continue
    }
    differing++
    if (first == "") first = "row " FNR ", " names[i] ": " old[i] " is now " new[i]
  }
}
END {
  if (rows != played) { differing++; if (first == "") first = rows " rows are now " played }
  if (differing) { print "differs in " differing " places; the first: " first; exit 1 }
  printf "the same to %.1g relative\n", worst
}
