import { mayHere, type StaffVisitor } from '../accounts/access.js';
import { LANGUAGES, textIn, type Language } from '../language.js';
import { whenText } from '../pages/deadline.js';
import type { ErrorLine } from '../pages/notices.js';
import { pageText } from '../pages/page-text.js';
import type { StaffContext } from '../pages/staff/staff-frame.js';
import type { FindingDesk } from './finding-desk.service.js';
import type { Counts, Finding } from './finding.js';
import type { FindingPageProps } from './pages/finding-page.js';
import { pinKey } from './pin-candidates.js';
import type { Speech } from './speech.js';
import { judgedStrength, STRENGTH_FACTS, type WeighingGap } from './weighing.js';

/** What a page says beside the finding, and what was typed and could not be taken. */
export interface Said {
  readonly notice?: string | null;
  readonly undo?: string | null;
  readonly errors?: readonly ErrorLine[];
  /** Texts by the id of their field. */
  readonly typed?: Readonly<Record<string, string>>;
}

/** The statement in a language: as edited, else as drafted. */
export function statementOf({ edited, wording }: Finding, language: Language): string {
  return edited?.[language]?.text ?? wording[language];
}

export function findingPageProps(
  desk: FindingDesk,
  visitor: StaffVisitor,
  context: StaffContext,
  speech: Speech,
  said: Said,
): FindingPageProps {
  const { found, finding, weighed } = desk;
  const { exercise, initiative, questionnaire } = found;
  const { language, now } = context;
  const entity = (key: string) => exercise.partnership?.entities.find((one) => one.key === key)?.name ?? key;
  const names = (keys: readonly string[]) =>
    keys.length === 0 ? '–' : new Intl.ListFormat(language).format(keys.map(entity));
  const when = (at: string) => whenText(language, at, exercise.timeZone, now);
  const isDraft = exercise.state === 'open' || exercise.state === 'closed';
  const order = found.findings.map((one) => one.finding);
  const at = order.indexOf(finding.finding);
  const label = (question: string) => {
    const asked = questionnaire.questions.get(question.replace(/\.\d+$/, ''));
    return asked ? textIn(asked.title, language).text : question;
  };
  const described = (one: { kind: string; entity: string; place: string; text: string }) => ({
    what: `${entity(one.entity)} – ${pageText(language, `weigh.kind.${one.kind as 'answer'}`)}${one.kind === 'answer' ? `: ${label(one.place)}` : ''}`,
    text: one.text,
  });
  const countsOf = (counts: Counts) => [
    {
      term: pageText(language, 'weigh.yes'),
      text: names(counts.yes.filter((key) => !counts.partly.includes(key))),
    },
    ...(counts.partly.length > 0
      ? [{ term: pageText(language, 'weigh.partly'), text: names(counts.partly) }]
      : []),
    { term: pageText(language, 'weigh.no'), text: names(counts.no) },
    { term: pageText(language, 'weigh.without'), text: names(counts.withoutAnswer) },
  ];
  const strength = finding.strength && judgedStrength(finding.strength, finding.judgement);
  return {
    context,
    exercise: { code: initiative.code, acronym: initiative.acronym, year: exercise.year },
    name: finding.finding,
    label: speech.say(`label.${finding.finding}`),
    previous: order[at - 1] ?? null,
    next: order[at + 1] ?? null,
    state: finding.state,
    isDraft,
    mayWeigh: isDraft && mayHere(visitor, 'evaluator'),
    mayWord:
      mayHere(visitor, 'evaluator') && exercise.state !== 'published' && exercise.state !== 'cancelled',
    statement: statementOf(finding, language),
    notDrafted: finding.notDrafted,
    factsHash: finding.factsHash,
    facts: [
      { term: pageText(language, 'weigh.subject'), text: names(finding.subject.entities) },
      ...(finding.quantifier
        ? [
            {
              term: pageText(language, 'weigh.quantifier'),
              text: pageText(language, `quantifier.${finding.quantifier}`),
            },
          ]
        : []),
      ...(finding.quantifier && !finding.perTarget ? countsOf(finding) : []),
      ...Object.entries(finding.degrees ?? {}).map(([key, degree]) => ({
        term: entity(key),
        text: speech.say(`degree.${degree}`),
      })),
      ...Object.entries(finding.perTarget ?? {}).map(([target, one]) => ({
        term: pageText(language, 'weigh.target', { target }),
        text: `${pageText(language, `quantifier.${one.quantifier}`)} (${names(one.yes)})`,
      })),
      ...(finding.divergent
        ? [{ term: pageText(language, 'weigh.divergent'), text: pageText(language, 'weigh.divergentText') }]
        : []),
    ],
    strength: strength && {
      pips: strength.pips,
      facts: STRENGTH_FACTS.map((fact) => {
        const judged = finding.judgement?.[fact] ?? null;
        const computed = finding.strength?.[fact] ?? null;
        return {
          fact,
          holds: strength[fact],
          words: speech.say(`strength.${fact}.${strength[fact]}`),
          computed: speech.say(`strength.${fact}.${computed}`),
          judged: judged && `${judged.by}, ${when(judged.at)}: ${judged.reason}`,
          typed: said.typed?.[`reason-${fact}`] ?? judged?.reason ?? '',
        };
      }),
    },
    pins: desk.pins.map((pin) => ({ id: pin.id, side: pin.side, note: pin.note, ...described(pin) })),
    candidates: desk.candidates.map((one) => ({ key: pinKey(one), ...described(one) })),
    contrary: desk.contrary.map((key) => {
      const discussed = desk.discussed.find((one) => one.entity === key) ?? null;
      return {
        entity: key,
        name: entity(key),
        text: discussed?.text ?? '',
        revision: discussed?.revision ?? 0,
        said: discussed && `${discussed.by}, ${when(discussed.at)}`,
        typed: said.typed?.[`text-${key}`] ?? discussed?.text ?? '',
      };
    }),
    gaps: desk.gaps.map((gap) => gapText(gap, context, entity)),
    weighed: weighed && {
      text: pageText(language, 'weigh.weighedBy', { name: weighed.by, when: when(weighed.at) }),
      isStale: weighed.factsHash !== finding.factsHash,
    },
    wording: {
      texts: LANGUAGES.map((one) => ({
        language: one,
        drafted: finding.wording[one],
        edited: finding.edited?.[one]?.text ?? null,
        isStale: finding.edited?.[one]?.stale ?? false,
        typed: said.typed?.[`wording-${one}`] ?? statementOf(finding, one),
      })),
      reason: said.typed?.['wording-reason'] ?? '',
      edits: desk.edits.length,
      history: desk.edits.map((edit) => ({
        said: `${edit.by}, ${when(edit.at)} (${edit.language}): ${edit.reason}`,
        text: edit.text === '' ? pageText(language, 'weigh.backToDrafted') : edit.text,
      })),
    },
    typed: said.typed ?? {},
    notice: said.notice ?? null,
    undo: said.undo ?? null,
    errors: said.errors ?? [],
  };
}

function gapText(gap: WeighingGap, { language }: StaffContext, entity: (key: string) => string): string {
  return gap.kind === 'no-evidence'
    ? pageText(language, 'weigh.gap.noEvidence')
    : pageText(language, 'weigh.gap.contrary', { entity: entity(gap.entity) });
}
