// SPDX-License-Identifier: GPL-3.0-or-later

// The elementary functions the simulator needs, re-exported for every module above: `import Luck` (or a module that
// re-exports it) is enough for exp, log, pow and their kin, and no module needs Foundation for them.

#if canImport(Darwin)
  @_exported public import func Darwin.exp
  @_exported public import func Darwin.expm1
  @_exported public import func Darwin.log
  @_exported public import func Darwin.log1p
  @_exported public import func Darwin.pow
  @_exported public import func Darwin.sin
  @_exported public import func Darwin.tanh
#elseif canImport(Musl)
  @_exported public import func Musl.exp
  @_exported public import func Musl.expm1
  @_exported public import func Musl.log
  @_exported public import func Musl.log1p
  @_exported public import func Musl.pow
  @_exported public import func Musl.sin
  @_exported public import func Musl.tanh
#else
  @_exported public import func Glibc.exp
  @_exported public import func Glibc.expm1
  @_exported public import func Glibc.log
  @_exported public import func Glibc.log1p
  @_exported public import func Glibc.pow
  @_exported public import func Glibc.sin
  @_exported public import func Glibc.tanh
#endif
