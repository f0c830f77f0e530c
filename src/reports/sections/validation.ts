import { Temporal } from 'temporal-polyfill';
import type { Finding, FindingState } from '../../findings/finding.js';
import type { FindingRecord, Spoken } from '../../findings/validation-record.js';
import type { Block, Passages, Voice, VoiceGroup } from '../report-model.js';
import { nameIn, namesIn, type Composition } from './composition.js';

/** In the order in which a reader asks: what is settled, what is not. */
const STATES: readonly FindingState[] = ['agreed', 'agreed-with-comment', 'contested', 'no-reaction'];

function recordOf({ input }: Composition, finding: string): FindingRecord | null {
  return input.validation?.findings.find((record) => record.finding === finding) ?? null;
}

/** How the partners stand to a finding, by name: silence is named as such, never counted as agreement. */
export function stateNote(composition: Composition, finding: Finding): string {
  const { speech } = composition;
  const state = speech.say('finding.note.state', { state: speech.say(`finding-state.${finding.state}`) });
  const record = recordOf(composition, finding.finding);
  if (!record) return state;
  const parts = [
    record.agreed.length > 0
      ? speech.say('validation.agreed', { names: namesIn(composition, record.agreed) })
      : null,
    record.silent.length > 0
      ? speech.say('validation.silent', { names: namesIn(composition, record.silent) })
      : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? `${state} – ${parts.join('; ')}` : state;
}

/** Comments and dissent in the entities' own words, each in the language it was written in. */
export function reactionsOn(composition: Composition, finding: string): readonly VoiceGroup[] {
  const record = recordOf(composition, finding);
  if (!record) return [];
  const { speech } = composition;
  const voices = (spoken: readonly Spoken[]): readonly Voice[] =>
    spoken.map(({ entity, text, language, inMeeting }) => ({
      by: inMeeting
        ? speech.say('validation.in-meeting', { name: nameIn(composition, entity) })
        : nameIn(composition, entity),
      passage: { text, language },
    }));
  return [
    { label: speech.say('validation.comments'), items: voices(record.commented) },
    { label: speech.say('validation.dissent'), items: voices(record.contested) },
  ].filter(({ items }) => items.length > 0);
}

/** The record of the validation: when, who was there, which findings stand how, who said nothing. */
export function validationBlocks(composition: Composition): readonly Block[] {
  const { speech, input } = composition;
  const { validation } = input;
  if (!validation || !input.agreed) return [];
  const plain = (text: string): Passages => [{ text, language: null }];
  const day = (instant: string, timeZone: string) =>
    speech.date(Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString());
  const rounds = validation.rounds.map(({ number, startedAt, endsOn }) =>
    speech.say('validation.round', {
      number,
      from: day(startedAt, input.exercise.timeZone),
      until: speech.date(endsOn),
    }),
  );
  const meetings = validation.meetings.map(({ startsAt, timeZone, participants }) =>
    speech.say('validation.meeting', {
      date: day(startsAt, timeZone),
      count: participants.length,
      names: speech.list(participants.map(({ name }) => name)),
    }),
  );
  const drafted = input.findings.filter(({ notDrafted }) => notDrafted === null);
  const byState = STATES.flatMap((state) => {
    const labels = drafted
      .filter((finding) => finding.state === state)
      .map(({ finding }) => speech.say(`label.${finding}`));
    if (labels.length === 0) return [];
    const said = { state: speech.say(`finding-state.${state}`), count: labels.length, total: drafted.length };
    return [speech.say('validation.by-state', { ...said, labels: speech.series(labels) })];
  });
  const silent =
    validation.silent.length > 0
      ? [speech.say('validation.silent-throughout', { names: namesIn(composition, validation.silent) })]
      : [];
  return [
    { kind: 'heading', text: speech.say('validation.heading') },
    { kind: 'list', items: [...rounds, ...meetings, ...byState, ...silent].map(plain) },
  ];
}
