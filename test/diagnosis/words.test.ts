import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { diagnose } from '../../src/diagnosis/index.js';
import { causeInWords } from '../../src/diagnosis/words/in-words.js';
import { languages } from '../../src/scenario/language.js';
import { courseFiles } from '../course/course-files.js';
import { faults } from '../course/faults.js';

describe('the words for a cause', () => {
  for (const fault of faults)
    it(`say why and what to do: ${fault.name}`, () => {
      const files = courseFiles(fault.edition ?? '2020', fault.stage ?? 6);
      fault.apply(files);
      const seen = { logs: {}, ended: [], ids: {}, ...fault.seen };
      for (const cause of diagnose(files, seen, fault.symptoms)) {
        const told = languages.map((language) => causeInWords(cause, language));
        for (const { why, cure } of told) {
          assert.match(why, /^\S.*[.…)]$|:\s.+$/s);
          assert.match(cure, /\S\.$/);
          assert.doesNotMatch(`${why} ${cure}`, /undefined|NaN|\[object| {2}/);
        }
        assert.equal(new Set(told.map(({ why }) => why)).size, languages.length, 'each language has its own');
      }
    });

  it('name what is meant', () => {
    assert.deepEqual(causeInWords({ code: 'join-unknown-name', name: 'balancer' }, 'en'), {
      why: 'The agent joins balancer, and the load balancer is called ha in the network: the agent does not find it.',
      cure: 'Write --join ha.',
    });
    assert.deepEqual(causeInWords({ code: 'reload-not-sent' }, 'fr'), {
      why: 'Le gestionnaire change la configuration et ne le dit à personne : HAProxy ne lit son fichier qu’en démarrant.',
      cure: 'Ajoutez s6-svc -h /var/run/s6/services/ha à la fin.',
    });
  });

  it('suggest what is meant', () => {
    const cures = [
      ['COPY config/haproxy.cfg.hb ', 'COPY config/haproxy.cfg.hbs '],
      ['COPY config/haproxy.cfg.hb ', 'COPY haproxy.cfg.hb '],
      ['COPY services/serf ', 'COPY service/serf '],
      ['COPY config/haproxy.cfg.hb ', 'COPY config/other.hb '],
    ].map(([from = '', to = '']) => {
      const files = courseFiles('2020', 6);
      files.replace('ha/Dockerfile', from, to);
      const [cause] = diagnose(files, { logs: {}, ended: [], ids: {} }, ['build']);
      return cause?.code === 'copy-source-missing' && cause.instead;
    });
    assert.deepEqual(cures, ['config/haproxy.cfg.hb', 'config/haproxy.cfg.hb', 'services/serf', undefined]);
  });
});
