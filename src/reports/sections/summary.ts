import type { Block, Fact, KeyFinding } from '../report-model.js';
import { claimOf, draftedIn, nameIn, namesIn, ownText, silentIn, type Composition } from './composition.js';
import { dotFigure } from './dot-figure.js';
import { strengthLine } from './strength-line.js';
import { codeText } from '../../findings/wording.js';

/** The one-pager: answer, who answered, three key findings, dimensions by role, facts. */
export function summaryBlocks(composition: Composition): readonly Block[] {
  const { speech, outline } = composition;
  const figure = dotFigure(composition, outline.dimensions);
  return [
    ...leadBlocks(composition),
    { kind: 'response-line', label: speech.say('response-line.label'), lines: responseLines(composition) },
    { kind: 'notices', items: noticesOn(composition) },
    { kind: 'key-findings', title: speech.say('key-findings'), items: keyFindings(composition) },
    ...(figure ? [figure] : []),
    { kind: 'facts', items: factsOn(composition) },
  ];
}

/** Two sentences: what made it possible, and whether the partners want to look again. */
function leadBlocks(composition: Composition): readonly Block[] {
  const { speech, catalogue } = composition;
  const factors = draftedIn(composition, 'enabling-factors');
  const reported = (factors?.ranked ?? []).filter(({ reported }) => reported).slice(0, 3);
  const quoted = reported.map(({ code }) =>
    speech.say('lead.factor', { text: codeText(code, catalogue, speech) }),
  );
  const next = draftedIn(composition, 'new-exercise');
  const sentences = [
    quoted.length > 0 ? speech.say('lead.factors', { factors: speech.list(quoted) }) : null,
    next ? claimOf(composition, next) : null,
  ].filter((sentence) => sentence !== null);
  if (sentences.length === 0) return [];
  return [{ kind: 'paragraph', style: 'lead', passages: [{ text: sentences.join(' '), language: null }] }];
}

function responseLines(composition: Composition): readonly string[] {
  const { speech, entities, accepted, input } = composition;
  const silent = silentIn(composition);
  return [
    speech.say('response-line.answered', {
      answered: accepted.size,
      total: entities.length,
      dates: speech.period(input.exercise.opensOn, input.exercise.closesOn),
    }),
    ...(silent.length > 0
      ? [speech.say('response-line.silent', { names: namesIn(composition, silent) })]
      : []),
  ];
}

/** What holds the report back, in words; the same marks stand on every page. */
function noticesOn({ speech, input }: Composition) {
  const keys = [
    ...(input.status === 'draft' ? ['mark.draft'] : []),
    ...(input.agreed ? [] : ['mark.not-agreed']),
    ...(input.demonstration ? ['mark.demonstration'] : []),
  ];
  return keys.map((key) => ({ title: speech.say(key), text: speech.say(`${key}.text`) }));
}

function keyFindings(composition: Composition): readonly KeyFinding[] {
  const { speech, outline } = composition;
  return outline.keyFindings
    .flatMap((name) => draftedIn(composition, name) ?? [])
    .slice(0, 3)
    .map((finding) => ({
      heading: speech.say(`section.${finding.section}`),
      text: claimOf(composition, finding),
      strength: strengthLine(finding.strength, speech, finding.judgement),
    }));
}

function factsOn(composition: Composition): readonly Fact[] {
  const { speech, entities, input } = composition;
  const { implementation, budget, directBeneficiaries } = input.initiative;
  const countries = [...new Set(entities.map(({ country }) => speech.country(country)))];
  const coordinator = entities.find((entity) => entity.coordinator);
  const fact = (key: string, text: string) => ({ term: speech.say(`fact.${key}`), text });
  return [
    fact(
      'entities',
      speech.say(coordinator ? 'fact.entities.coordinated' : 'fact.entities.text', {
        total: entities.length,
        name: coordinator ? nameIn(composition, coordinator.key) : '',
      }),
    ),
    fact('countries', speech.list(countries)),
    fact('implementation', speech.months(implementation.start, implementation.end)),
    ...(budget
      ? [
          fact(
            'budget',
            speech.say('fact.budget.text', {
              total: speech.money(budget.total, budget.currency),
              contribution: speech.money(budget.euContribution, budget.currency),
            }),
          ),
        ]
      : []),
    ...(directBeneficiaries
      ? [
          fact(
            'direct-beneficiaries',
            speech.say('fact.direct-beneficiaries.text', { total: speech.number(directBeneficiaries.total) }),
          ),
        ]
      : []),
    fact(
      'exercise',
      speech.say('fact.exercise.text', { number: input.exercise.number, year: input.exercise.year }),
    ),
    ...targetsOf(composition),
  ];
}

/** Targets of the 2030 Agenda as the initiative ranked them. */
function targetsOf({ speech, input }: Composition): readonly Fact[] {
  const { sdgTargets } = input.partnership;
  const texts = (['primary', 'secondary', 'programme'] as const)
    .filter((rank) => sdgTargets[rank].length > 0)
    .map((rank) => speech.say(`fact.targets.${rank}`, { targets: sdgTargets[rank].join(', ') }));
  if (texts.length === 0) return [];
  return [{ term: speech.say('fact.targets'), text: speech.series(texts), wide: true }];
}

export function subtitleOf(composition: Composition) {
  const { acronym, name } = composition.input.initiative;
  return [{ text: `${acronym}: `, language: null, strong: true }, ...ownText(composition, name)];
}

/**
 * The main result as a title: how long after, how the partnership stands, whether what was learnt is applied. Full years
 * between the end of the implementation and the year of the exercise.
 */
export function titleOf(composition: Composition): string {
  const { speech, input } = composition;
  const years = Math.max(0, input.exercise.year - Number(input.initiative.implementation.end.slice(0, 4)));
  const state = draftedIn(composition, 'partnership-now')?.partnershipNow?.state ?? null;
  const knowledge = draftedIn(composition, 'knowledge-applied');
  const quantifier = knowledge?.quantifier ?? 'not-enough-answers';
  const goesWell = state === 'strengthened' || state === 'maintained';
  const isApplied = quantifier === 'all' || quantifier === 'most' || quantifier === 'some';
  const title = speech.say('title', {
    lead: speech.say('title.lead', { years }),
    partnership: speech.say(`title.partnership.${state ?? 'not-enough-answers'}`),
    knowledge: speech.say(`title.knowledge.${quantifier}`, {
      contrast: state !== null && goesWell !== isApplied ? 'yes' : 'no',
      yes: knowledge?.yes.length ?? 0,
      total: knowledge?.subject.entities.length ?? 0,
    }),
  });
  return title;
}
