import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lanProfile, swimFormula, type SwimFormula } from '../../../src/lab/experiments/swim-formula.js';

describe('the protocol’s formula with profile lan', () => {
  // Worked out beside the program, from the sources that the module names.
  const cases: [agents: number, expected: Partial<SwimFormula>][] = [
    [
      3,
      {
        firstProbeExpectedMs: 1778,
        confirmationsWanted: 0,
        suspicionByConfirmationsMs: [4000],
        suspicionMinMs: 4000,
        suspicionMaxMs: 4000,
        detectionLowMs: 5000,
        detectionExpectedMs: 5778,
        detectionHighMs: 8000,
        gossipRounds: 1.16,
        gossipMs: 232,
        retransmits: 4,
      },
    ],
    [4, { confirmationsWanted: 2, suspicionMinMs: 4000, suspicionMaxMs: 24_000, detectionHighMs: 10_000 }],
    [
      6,
      {
        firstProbeExpectedMs: 1915,
        confirmationsWanted: 2,
        suspicionByConfirmationsMs: [24_000, 11_381, 4000],
        detectionLowMs: 5000,
        detectionHighMs: 14_000,
        gossipRounds: 1.89,
        gossipMs: 378,
        retransmits: 4,
      },
    ],
    [9, { retransmits: 4 }],
    [10, { suspicionMinMs: 4000, retransmits: 8 }],
    [
      12,
      {
        firstProbeExpectedMs: 1962,
        suspicionMinMs: 4316,
        suspicionMaxMs: 25_896,
        detectionLowMs: 5316,
        detectionHighMs: 26_316,
        gossipRounds: 2.62,
        gossipMs: 524,
        retransmits: 8,
      },
    ],
    [1000, { suspicionMinMs: 12_000, suspicionMaxMs: 72_000 }],
  ];
  for (const [agents, expected] of cases) {
    it(`for ${agents} agents`, () => {
      const formula = swimFormula(agents);
      for (const [name, value] of Object.entries(expected)) {
        assert.deepEqual(formula[name as keyof SwimFormula], value, name);
      }
    });
  }

  it('expects the first probe to have failed after two periods when there are many agents', () => {
    assert.ok(Math.abs(swimFormula(10_000).firstProbeExpectedMs - 2000) <= 1);
  });

  it('follows its parameters', () => {
    const slow = swimFormula(6, { ...lanProfile, probeIntervalMs: 5000, suspicionMult: 6, gossipNodes: 4 });
    assert.equal(slow.confirmationsWanted, 4);
    assert.equal(slow.suspicionMinMs, 30_000);
    assert.equal(slow.detectionLowMs, 35_000);
    assert.equal(slow.gossipRounds, 1.56);
  });
});
