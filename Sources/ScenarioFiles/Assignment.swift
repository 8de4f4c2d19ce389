// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity

/// One parameter set to a value, and where.
struct Assignment<Whole: ParameterSet> {
  let setting: Setting<Whole>
  let value: ParameterValue
  let origin: Origin
}
