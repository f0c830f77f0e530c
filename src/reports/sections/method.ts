import { Temporal } from 'temporal-polyfill';
import { ROLES } from '../../initiatives/partnership.js';
import type { Speech } from '../../findings/speech.js';
import type { ReportChange } from '../report-changes.js';
import type { ReportResponse } from '../report-input.js';
import type { Block, TableBlock } from '../report-model.js';
import { cell } from './cells.js';
import { questionLabel } from './matrix-answers.js';
import { validationBlocks } from './validation.js';
import { draftedIn, nameIn, namesIn, silentIn, type Composition } from './composition.js';

/** How we know: method, who answered, what limits it, how sure we may be. */
export function methodBlocks(composition: Composition): readonly Block[] {
  const { speech } = composition;
  return [
    { kind: 'heading', text: speech.say('method.heading') },
    { kind: 'paragraph', style: 'small', passages: [{ text: methodText(composition), language: null }] },
    responseTable(composition),
    ...validationBlocks(composition),
    { kind: 'heading', text: speech.say('limits.heading') },
    { kind: 'list', items: limitsOf(composition).map((text) => [{ text, language: null }]) },
    { kind: 'heading', text: speech.say('ladder.heading') },
    { kind: 'paragraph', style: 'small', passages: [{ text: speech.say('ladder.text'), language: null }] },
    ...judgementBlocks(composition),
    ...agreementBlocks(composition),
    { kind: 'heading', text: speech.say('unread.heading') },
    unreadBlock(composition),
  ];
}

/** Where an evaluator judged a fact of strength otherwise than it was computed, with the reason. */
function judgementBlocks({ speech, input }: Composition): readonly Block[] {
  const items = input.findings.flatMap(({ finding, judgement = {} }) =>
    Object.entries(judgement).map(([fact, { holds, reason, by }]) => {
      const label = speech.say(`label.${finding}`);
      return speech.say('judgement.line', {
        label,
        fact: speech.say(`strength.${fact}.${holds}`),
        by,
        reason,
      });
    }),
  );
  if (items.length === 0) return [];
  return [
    { kind: 'heading', text: speech.say('judgement.heading') },
    { kind: 'list', items: items.map((text) => [{ text, language: null }]) },
  ];
}

/** How far two people who coded the same texts apart agreed: in counts first, Krippendorff's alpha beside them. */
function agreementBlocks({ speech, input }: Composition): readonly Block[] {
  const { agreement } = input;
  if (!agreement) return [];
  const { texts, share, both, named, alpha } = agreement;
  const said = speech.say('agreement.text', { texts, share, both, named });
  const withAlpha =
    alpha === null ? said : `${said} ${speech.say('agreement.alpha', { alpha: alpha.toFixed(2) })}`;
  return [
    { kind: 'heading', text: speech.say('agreement.heading') },
    { kind: 'paragraph', style: 'small', passages: [{ text: withAlpha, language: null }] },
  ];
}

function methodText({ speech, entities, input }: Composition): string {
  const { exercise, questionnaire } = input;
  return speech.say('method.text', {
    opens: speech.date(exercise.opensOn),
    closes: speech.date(exercise.closesOn),
    total: entities.length,
    questionnaire: speech.textOf(questionnaire.title),
  });
}

/** Every entity, the silent ones too. */
function responseTable(composition: Composition): TableBlock {
  const { speech, entities, input } = composition;
  const headings = ['entity', 'role', 'state', 'accepted', 'how'] as const;
  const widths = [0.32, 0.22, 0.12, 0.2, 0.14];
  return {
    kind: 'table',
    caption: speech.say('responses.table'),
    columns: headings.map((key, i) => ({ heading: speech.say(`table.${key}`), width: widths[i]! })),
    rows: entities.map(({ key, role }) => {
      const response = input.responses.find(({ entity }) => entity === key);
      return [
        cell(nameIn(composition, key)),
        cell(speech.say(`role.${role}`), { mark: role }),
        cell(speech.say(`response.state.${response?.state ?? 'not-opened'}`)),
        cell(response?.acceptedAt ? speech.date(dayIn(input.exercise.timeZone, response.acceptedAt)) : '–'),
        cell(howText(composition, response)),
      ];
    }),
    note: null,
    dense: true,
  };
}

/** The civil day of an instant where the exercise takes place. */
function dayIn(timeZone: string, instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

function howText({ speech }: Composition, response: ReportResponse | undefined): string {
  if (!response || response.state !== 'accepted') return '–';
  const { takenBy, confirmedBy } = response;
  if (takenBy === null) return speech.say('responses.self');
  const key = `taken-by.${takenBy}`;
  const how = speech.has(key) ? speech.say(key) : takenBy;
  return confirmedBy === null
    ? speech.say('responses.taken', { how })
    : speech.say('responses.confirmed', { how, name: confirmedBy });
}

function limitsOf(composition: Composition): readonly string[] {
  const { speech, entities, accepted, input } = composition;
  const silent = silentIn(composition);
  const silentRoles = ROLES.filter((role) => {
    const holders = entities.filter((entity) => entity.role === role);
    return holders.length > 0 && holders.every(({ key }) => !accepted.has(key));
  });
  const oneSided = [
    ...(draftedIn(composition, 'starting-point')?.startingPoint?.oneSided ?? []),
    ...(draftedIn(composition, 'partnership-now')?.partnershipNow?.oneSided ?? []),
  ].filter((pair, i, all) => all.findIndex((each) => each.join() === pair.join()) === i);
  return [
    speech.say('limits.self-reported'),
    speech.say('limits.small-numbers', { total: entities.length }),
    speech.say('limits.no-comparison'),
    ...(silent.length > 0
      ? [speech.say('limits.silent', { names: namesIn(composition, silent), count: silent.length })]
      : []),
    ...silentRoles.map((role) => speech.say('limits.silent-role', { role: speech.say(`role.${role}`) })),
    ...(oneSided.length > 0 ? [speech.say('limits.one-sided', { count: oneSided.length })] : []),
    ...(input.agreed ? [] : [speech.say('limits.agreement')]),
  ];
}

/** Never dropped: an answer nobody can read is printed as it is stored. */
function unreadBlock(composition: Composition): Block {
  const { speech, input } = composition;
  if (input.unread.length === 0) {
    const text = speech.say('unread.none');
    return { kind: 'paragraph', style: 'small', passages: [{ text, language: null }] };
  }
  const widths = [0.2, 0.25, 0.2, 0.35];
  return {
    kind: 'table',
    caption: speech.say('unread.heading'),
    columns: ['entity', 'question', 'reason', 'value'].map((key, i) => ({
      heading: speech.say(`table.${key}`),
      width: widths[i]!,
    })),
    rows: input.unread.map(({ entity, question, reason, value }) => [
      cell(nameIn(composition, entity)),
      cell(labelOf(composition, question)),
      cell(reasonText(composition, reason)),
      [{ text: typeof value === 'string' ? value : JSON.stringify(value), language: 'und' }],
    ]),
    note: null,
  };
}

/** In words, with its name where the questionnaire still has it. */
function labelOf(composition: Composition, name: string): string {
  const question = composition.input.questionnaire.questions.get(name);
  return question ? `${questionLabel(composition, question)} (${name})` : name;
}

function reasonText({ speech }: Composition, code: string): string {
  const key = `unread.reason.${code}`;
  return speech.has(key) ? speech.say(key) : `${speech.say('unread.reason.other')} (${code})`;
}

export function versionBlocks({ speech, input }: Composition): readonly Block[] {
  const { version, versionNote, by, changes = [], date, initiative, exercise, questionnaire } = input;
  const lines = [
    speech.say('version.text', {
      version,
      date: speech.date(date),
      code: initiative.code,
      year: exercise.year,
      questionnaire: questionnaire.id,
    }),
    ...(by === undefined ? [] : [speech.say('version.by', { name: by })]),
    ...(versionNote ? [speech.say('version.note', { note: versionNote })] : []),
  ];
  const corrections = correctionsIn(speech, changes);
  return [
    { kind: 'paragraph', style: 'note', passages: [{ text: lines.join(' '), language: null }] },
    ...(corrections.length === 0
      ? []
      : [
          { kind: 'heading' as const, text: speech.say('corrections.heading', { version: version - 1 }) },
          { kind: 'list' as const, items: corrections.map((text) => [{ text, language: null }]) },
        ]),
  ];
}

const FINDING_CHANGES = ['facts', 'wording', 'state', 'new', 'gone'] as const;

/** In what a correction differs from the version before: one line for each way in which something changed. */
function correctionsIn(speech: Speech, changes: readonly ReportChange[]): readonly string[] {
  const ofFindings = FINDING_CHANGES.flatMap((kind) => {
    const labels = changes.flatMap((one) =>
      'finding' in one && one.kind === kind ? [speech.say(`label.${one.finding}`)] : [],
    );
    return labels.length === 0 ? [] : [speech.say(`corrections.${kind}`, { labels: speech.series(labels) })];
  });
  const others = changes.flatMap((one) => ('finding' in one ? [] : [speech.say(`corrections.${one.kind}`)]));
  return [...ofFindings, ...others];
}
