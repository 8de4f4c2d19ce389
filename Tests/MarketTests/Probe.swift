import Market
import Testing
struct Probe {
  @Test func replacedCost() throws {
    var p = bare()
    p.sellers.afterExit = .replaced; p.sellers.entry = 1; p.sellers.patience = 1; p.sellers.exitProfit = .period
    p.pricing.rule = .posted; p.pricing.firstPrice = .cost; p.pricing.marginLow = 0.1; p.pricing.marginHigh = 0.1
    p.sellers.costMedian = 1; p.sellers.costLogSd = 0; p.sellers.recordsLogSd = 0
    let pop = Population(sellers: [.init(quality: 0.5, records: 1, cost: 1000, margin: 0.1), .init(quality: 0.5, records: 1, cost: 0.0001, margin: 0.1)], buyers: [.init(value: 1, budget: 1)])
    var m = try handmade(pop, p)
    for t in 1...3 { try m.playPeriod(); print("REPL", t, m.values(.seller, "price"), m.values(.seller, "cost"), m.values(.seller, "active")) }
  }
  @Test func foresight() throws {
    var p = Parameters(); p.sellers.count = 200; p.buyers.count = 4; p.sellers.participation = .foresight; p.run.periods = 5
    let m = try drawn(p, periods: 5)
    print("FORESIGHT", m.series(.humanRecords), m.series(.activeSellers))
    p.start.warmup = 0
    let n = try drawn(p, periods: 5)
    print("FORESIGHT0", n.series(.humanRecords), n.series(.activeSellers))
  }
  @Test func producerEvents() throws {
    var p = Parameters(); p.sellers.count = 100; p.buyers.count = 4; p.start.warmup = 0; p.sellers.patience = 1000
    let e = [Event(period: 3, changes: [("producers.costPerRecord", .number(1)), ("producers.records", .number(40))])]
    let m = try drawn(p, events: e, periods: 4)
    print("PRODEVENT", m.series(.syntheticProducerSurplus), m.values(.producer, "cost").prefix(2), m.values(.producer, "records").prefix(2))
  }
  @Test func hill() throws {
    var p = bare(); p.aggregators.feeRule = .hillClimb; p.contract.feeLow = 0.3; p.contract.feeHigh = 0.3
    let pop = Population(sellers: [.init(quality: 0.5, aggregator: 0)], buyers: [.init(value: 1, budget: 1)], feeRanks: [0.5])
    let m = try played(pop, p)
    print("HILL", m.values(.aggregator, "fee"))
  }
  @Test func fee1posted() throws {
    var p = bare(); p.contract.feeLow = 1; p.contract.feeHigh = 1; p.pricing.rule = .posted
    let pop = Population(sellers: [.init(quality: 0.5, cost: 0.1, aggregator: 0)], buyers: [.init(value: 1, budget: 1)], feeRanks: [0.5])
    let m = try played(pop, p, events: [Event(period: 3, changes: [("contract.feeLow", .number(0)), ("contract.feeHigh", .number(0))])], periods: 5)
    print("FEE1", m.series(.meanPostedPrice), m.series(.sales))
    p.pricing.firstPrice = .cost
    let n = try played(pop, p, events: [Event(period: 3, changes: [("contract.feeLow", .number(0)), ("contract.feeHigh", .number(0))])], periods: 5)
    print("FEE1c", n.series(.meanPostedPrice), n.series(.sales))
  }
  @Test func infoEvent() throws {
    let p = bare()
    let pop = Population(sellers: [.init(quality: 0.5), .init(quality: 0.7)], buyers: [.init(value: 1, budget: 1)])
    let m = try played(pop, p, events: [Event(period: 2, changes: [("provenance.information", .choice("posterior"))])], periods: 3)
    print("INFO", m.series(.lossInformation), m.series(.contaminationEstimated), m.series(.priceHuman))
  }
  @Test func firstBestEvent() throws {
    var p = Parameters(); p.sellers.count = 100; p.buyers.count = 4; p.start.warmup = 0; p.producers.count = 1
    let a = try drawn(p, periods: 2)
    p.welfare.firstBest = false
    let b = try drawn(p, events: [Event(period: 2, changes: [("welfare.firstBest", .flag(true))])], periods: 2)
    print("FB", a.last(.welfareFirstBest), b.last(.welfareFirstBest))
  }
  @Test func duplicates() throws {
    var p = bare()
    p.buyers.utility = .additive; p.buyers.buyingRule = .valueForMoney; p.pricing.rule = .fixed; p.pricing.pricePerRecord = 0.1
    p.matching.rule = .random; p.matching.withReplacement = true; p.matching.candidates = 50; p.matching.sandboxNoise = 1; p.matching.sandboxRecords = 100
    let pop = Population(sellers: [.init(quality: 0.5), .init(quality: 0.7)], buyers: [.init(value: 1, budget: 100)])
    let m = try played(pop, p)
    print("DUP", m.last(.lossInformation), m.last(.buyerSurplus))
  }
  @Test func giniBuyout() throws {
    var p = bare(); p.contract.form = .buyout; p.contract.periods = 3
    let pop = Population(sellers: [.init(quality: 0.5), .init(quality: 0.7)], buyers: [.init(value: 1, budget: 100)])
    let m = try played(pop, p, periods: 4)
    print("GINI", m.series(.giniCreatorIncome), m.series(.sales))
  }
  @Test func buyoutEvent() throws {
    var p = bare(); p.contract.form = .buyout; p.contract.periods = 2; p.pricing.rule = .fixed; p.pricing.pricePerRecord = 0.01; p.matching.sandboxNoise = 1
    let pop = Population(sellers: [.init(quality: 0.5), .init(quality: 0.7)], buyers: [.init(value: 1, budget: 100)])
    let m = try played(pop, p, events: [Event(period: 2, changes: [("contract.form", .choice("perPeriod"))])], periods: 3)
    print("BUYEV", m.series(.lossInformation), m.series(.sales), m.series(.humanRecords))
  }
}
