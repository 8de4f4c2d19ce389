// SPDX-License-Identifier: GPL-3.0-or-later

/// What a journal begins with: all that decides the results of a sweep, and what its tables need.
struct JournalHeader: Sendable, Equatable {
  /// A column of results.
  struct Column: Sendable, Equatable {
    let name: String
    /// Empty where there is none.
    let unit: String
  }

  /// Something that decides the results, under a name that a user knows.
  struct Setting: Sendable, Equatable {
    let key: String
    let value: String
  }

  var program: ProgramIdentity
  var shard: Shard
  /// Of the whole sweep.
  var points: Int
  /// What varies.
  var parameters: [Column]
  var metrics: [Column]
  /// What is to be made of the points, when they are a design for that.
  var analysis: SensitivityAnalysis?
  var keepsPeriods: Bool
  var settings: [Setting]
  /// What the manifest says of the sweep, as it stands there.
  var subject: String

  static let firstField = "seedcorn journal"
  private static let format = "1"

  var lines: [[UInt8]] {
    var lines = [
      [Self.firstField, Self.format], ["program", program.version, program.origin],
      ["shard", "\(shard.number)", "\(shard.count)"], ["points", "\(points)"],
    ]
    lines += parameters.map { ["parameter", $0.name, $0.unit] }
    lines += metrics.map { ["metric", $0.name, $0.unit] }
    if let analysis { lines.append(["analysis"] + analysis.fields) }
    lines.append(["periods", "\(keepsPeriods)"])
    lines += settings.map { ["set", $0.key, $0.value] }
    lines.append(["subject", subject])
    lines.append(["begin", "\(lines.count)"])
    return lines.map(JournalLine.encode)
  }

  /// Nil when the lines are no header of this format.
  init?(_ lines: [[String]]) {
    var program: ProgramIdentity?
    var shard: Shard?
    var points: Int?
    var keepsPeriods: Bool?
    var subject: String?
    (parameters, metrics, settings) = ([], [], [])
    guard lines.first == [Self.firstField, Self.format], lines.last == ["begin", "\(lines.count - 1)"] else {
      return nil
    }
    for fields in lines.dropFirst().dropLast() {
      switch (fields.first, fields.count) {
      case ("program", 3): program = ProgramIdentity(version: fields[1], origin: fields[2])
      case ("shard", 3): shard = Shard(fields[1] + "/" + fields[2])
      case ("points", 2): points = Int(fields[1])
      case ("parameter", 3): parameters.append(Column(name: fields[1], unit: fields[2]))
      case ("metric", 3): metrics.append(Column(name: fields[1], unit: fields[2]))
      case ("analysis", _):
        guard let found = SensitivityAnalysis(Array(fields.dropFirst())) else { return nil }
        analysis = found
      case ("periods", 2): keepsPeriods = Bool(fields[1])
      case ("set", 3): settings.append(Setting(key: fields[1], value: fields[2]))
      case ("subject", 2): subject = fields[1]
      default: return nil
      }
    }
    guard let program, let shard, let points, let keepsPeriods, let subject else { return nil }
    self.program = program
    self.shard = shard
    self.points = points
    self.keepsPeriods = keepsPeriods
    self.subject = subject
  }

  init(
    program: ProgramIdentity, shard: Shard, points: Int, parameters: [Column], metrics: [Column],
    analysis: SensitivityAnalysis?, keepsPeriods: Bool, settings: [Setting], subject: String
  ) {
    self.program = program
    self.shard = shard
    self.points = points
    self.parameters = parameters
    self.metrics = metrics
    self.analysis = analysis
    self.keepsPeriods = keepsPeriods
    self.settings = settings
    self.subject = subject
  }

  /// What keeps the results of two headers from being parts of one whole, in words; empty when nothing does.
  /// - Parameter parts: whether the two may be different shards of one sweep.
  func differences(from earlier: JournalHeader, parts: Bool = false) -> [String] {
    var found: [String] = []
    if program != earlier.program {
      found.append(
        "it was begun by another program: seedcorn \(earlier.program), this is \(program)")
    }
    if shard != earlier.shard && !parts { found.append("shard was \(earlier.shard), is now \(shard)") }
    let (old, new) = (earlier.settings, settings)
    for setting in new {
      if let other = old.first(where: { $0.key == setting.key }) {
        if other.value != setting.value { found.append("\(setting.key) was \(other.value), is now \(setting.value)") }
      } else {
        found.append("\(setting.key) is new: \(setting.value)")
      }
    }
    for setting in old where !new.contains(where: { $0.key == setting.key }) {
      found.append("\(setting.key) is gone; it was \(setting.value)")
    }
    // Nothing else can differ then but by an order.
    if found.isEmpty && (parameters != earlier.parameters || metrics != earlier.metrics || points != earlier.points) {
      found.append("the order of parameters or metrics has changed")
    }
    return found
  }
}
