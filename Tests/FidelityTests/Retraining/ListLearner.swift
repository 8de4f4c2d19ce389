// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import GSL
import Luck

/// A learner that remembers by name every record it was fitted to: what workflows and cohorts pass on can be read off.
struct ListLearner: Learner {
  struct Model: Sendable, Equatable {
    var name = "truth"
    var real: [String] = []
    var synthetic: [String] = []
  }

  typealias Records = [String]

  var truth: Model { Model() }
  var noRecords: [String] { [] }
  var fewestRecords: Int { 1 }
  static var quantities: [Quantity] { [] }

  func draw(
    _ amount: Double, from model: Model, _ sampling: Sampling, with luck: inout Sampler, into records: inout [String]
  ) {
    // A fresh draw has a number by its luck.
    let number = Int(luck.uniform() * 1e6)
    records = (0..<Int(amount)).map { "\(model.name)/\(number).\($0)" }
  }

  func add(_ more: [String], to records: inout [String]) { records += more }

  func choose(_ amount: Double, of piles: [[String]], with luck: inout Sampler, into records: inout [String]) {
    var all = piles.flatMap { $0 }
    var draws = luck.draws
    records = (0..<Int(amount)).map { _ in all.remove(at: draws.index(below: all.count)) }
    luck.draws = draws
  }

  func amount(of records: [String]) -> Double { Double(records.count) }

  func fit(to training: TrainingSet<[String]>, _ model: inout Model) {
    model = Model(name: "fit", real: training.real, synthetic: training.synthetic)
  }

  /// One nat for each synthetic record.
  func divergence(of model: Model) -> Divergence {
    Divergence(kl: Double(model.synthetic.count), coverage: Double(model.real.count))
  }

  func cleanDivergence(records: Double) -> Double { records / 4 }

  func visit<Visitor: StateVisitor>(model: inout Model, _ visitor: inout Visitor) {
    visitor.visit("name", &model.name)
    visit(records: &model.real, &visitor)
    visit(records: &model.synthetic, &visitor)
  }

  func visit<Visitor: StateVisitor>(records: inout [String], _ visitor: inout Visitor) {
    let count = visitor.count("records", records.count)
    while records.count < count { records.append("") }
    for place in 0..<count { visitor.visit("record", &records[place]) }
  }

  func measure(
    _ model: Model, reference: [String]?, with luck: inout Sampler, into values: UnsafeMutableBufferPointer<Double>
  ) {}
}
