// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import GSL
import Luck
import Testing

struct WorkflowTests {
  /// The training sets of several generations in each of which one human and two synthetic records come in.
  private func play(_ workflow: Workflow, fixed: [String]? = nil, generations: Int = 4) throws -> [TrainingSet<
    [String]
  >] {
    let learner = ListLearner()
    var sampler = try Sampler()
    var memory = TrainingMemory(workflow, fixedReal: fixed, learner: learner)
    return (1...generations).map { generation in
      var real = ["h\(generation)"]
      var synthetic = ["a\(generation)", "b\(generation)"]
      memory.take(
        real: &real, synthetic: &synthetic, learner: learner,
        key: Luck(seed: 2, replicate: 1).key(.learner, period: generation), sampler: &sampler)
      return memory.training
    }
  }

  @Test func `replace keeps this generation alone`() throws {
    let sets = try play(.replace)
    #expect(sets.map(\.real) == [["h1"], ["h2"], ["h3"], ["h4"]])
    #expect(sets[3].synthetic == ["a4", "b4"])
  }

  @Test func `a window keeps the last generations`() throws {
    let sets = try play(.window(2))
    #expect(sets.map(\.real) == [["h1"], ["h1", "h2"], ["h2", "h3"], ["h3", "h4"]])
    #expect(sets[3].synthetic == ["a3", "b3", "a4", "b4"])
  }

  @Test func `a window of one is replace, one as long as the loop is accumulate`() throws {
    #expect(try play(.window(1)).map(\.synthetic) == play(.replace).map(\.synthetic))
    #expect(try play(.window(4)).map(\.synthetic) == play(.accumulate).map(\.synthetic))
  }

  @Test func `a random choice takes as many as came in, from all so far, none twice`() throws {
    for (place, set) in try play(.accumulateSubsample, generations: 8).enumerated() {
      let chosen = set.real + set.synthetic
      #expect(chosen.count == 3)
      #expect(Set(chosen).count == 3)
      let all = (1...place + 1).flatMap { ["h\($0)", "a\($0)", "b\($0)"] }
      #expect(Set(chosen).isSubset(of: all))
    }
  }

  @Test(arguments: [Workflow.replace, .window(2), .accumulate, .accumulateSubsample])
  func `the fixed human records are in every fit, once`(workflow: Workflow) throws {
    for set in try play(workflow, fixed: ["f1", "f2"]) {
      #expect(set.real.filter { $0.hasPrefix("f") } == ["f1", "f2"])
    }
  }

  @Test func `a loop draws from the model before, human records from the truth, and starts at the truth`() throws {
    var plan = RetrainingPlan()
    plan.synthetic = 2
    plan.freshReal = 1
    plan.fixedReal = 1
    var sampler = try Sampler()
    var loop = RetrainingLoop(ListLearner(), plan, luck: Luck(seed: 1, replicate: 1), sampler: &sampler)
    #expect(loop.model == ListLearner().truth)
    loop.step(&sampler)
    #expect(loop.model.synthetic.allSatisfy { $0.hasPrefix("truth/") })
    let fixed = loop.fixedReal ?? []
    loop.step(&sampler)
    #expect(loop.generation == 2)
    #expect(loop.model.synthetic.count == 2)
    #expect(loop.model.synthetic.allSatisfy { $0.hasPrefix("fit/") })
    #expect(loop.model.real.count == 2)
    #expect(loop.model.real.allSatisfy { $0.hasPrefix("truth/") })
    #expect(loop.model.real.contains(fixed[0]))
  }
}
