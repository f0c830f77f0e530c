import { mayEnter, type StaffVisitor } from '../../accounts/access.js';
import { deadlineText } from '../../pages/deadline.js';
import { pageText } from '../../pages/page-text.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import { silentThroughout } from '../validation-record.js';
import { findingRecords, repliesTo, type ValidationView } from '../validation-view.js';
import type { ExerciseHead, ValidationPage } from '../validation-views.service.js';
import { entityNames, nameOf } from '../wording.js';
import { comingMeeting, meetingTime } from './meeting-words.js';
import type { FindingLine, ValidationPageProps } from './validation-page.js';
import type { Speech } from '../speech.js';
import { shownWording } from '../shown-wording.js';

type Overview = Omit<ValidationPageProps, 'context' | 'notice' | 'errors' | 'typed'>;

/** What the page says of an exercise that has not been opened. */
export function unopenedOf({ code, acronym, year, state, revision }: ExerciseHead): Overview {
  return {
    exercise: { code, acronym, year },
    ...{ state, revision, mayAct: false, round: null, findings: [], silent: '', meeting: null },
    quotes: { count: 0, asked: 0, changedSince: 0 },
  };
}

/** What the page says of an exercise. */
export function overviewOf(
  { page, speech }: { readonly page: ValidationPage; readonly speech: Speech },
  context: StaffContext,
  visitor: StaffVisitor,
): Overview {
  const { exercise, initiative, view, quotes } = page;
  const { language, now } = context;
  const { code, acronym, window } = initiative;
  const entities = (exercise.partnership?.entities ?? []).map(({ key }) => key);
  const names = entityNames(exercise.partnership?.entities ?? []);
  const list = (keys: readonly string[]) => speech.list(keys.map((key) => nameOf(names, key)));
  const records = findingRecords(view, entities, page.findings);
  const { round } = view;
  const meeting =
    comingMeeting(view.meetings, now) ?? view.meetings.findLast(({ state }) => state === 'called');
  return {
    exercise: { code, acronym, year: exercise.year },
    state: exercise.state,
    revision: exercise.revision,
    mayAct: mayEnter(visitor, 'evaluator', { window, code }),
    round: round && {
      number: round.number,
      state: round.state,
      until: deadlineText(language, round.endsAt, exercise.timeZone),
      isOver: round.endsAt <= now,
      revision: round.revision,
      endsOn: round.endsOn,
    },
    findings: records.map((record): FindingLine => {
      const finding = page.findings.find((one) => one.finding === record.finding);
      return {
        name: record.finding,
        label: speech.say(`label.${record.finding}`),
        statement: finding ? shownWording(finding, language) : '',
        state: record.state,
        agreed: list(record.agreed),
        commented: list(record.commented.map(({ entity }) => entity)),
        contested: list(record.contested.map(({ entity }) => entity)),
        silent:
          record.silent.length === entities.length
            ? pageText(language, 'val.everybody')
            : list(record.silent),
        toAnswer: unanswered(view, record.finding),
      };
    }),
    silent: list(silentThroughout(entities, records)),
    meeting: meeting ? meetingTime(language, meeting, meeting.timeZone) : null,
    quotes: {
      count: quotes.length,
      asked: quotes.filter(({ approval }) => approval === 'asked').length,
      changedSince: quotes.filter(
        ({ decidedAt }) =>
          exercise.publishedAt !== null && decidedAt !== null && decidedAt > exercise.publishedAt,
      ).length,
    },
  };
}

/** Words of entities that no evaluator has answered, or that were changed after the answer. */
function unanswered(view: ValidationView, finding: string): number {
  const replies = repliesTo(view, finding);
  return [...(view.reactions.get(finding)?.values() ?? [])].filter(
    ({ entity, text, revision, kind }) =>
      kind !== 'withdrawn' && text !== null && replies.get(entity)?.reactionRevision !== revision,
  ).length;
}
