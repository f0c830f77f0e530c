import { mayEnter, type StaffVisitor } from '../../accounts/access.js';
import { LANGUAGES, type Language } from '../../language.js';
import { whenText } from '../../pages/deadline.js';
import { pageText } from '../../pages/page-text.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import type { Finding } from '../finding.js';
import { isAskedAgain, type Reaction } from '../reaction.js';
import { shownWording } from '../shown-wording.js';
import type { Desk } from '../validation-desk.service.js';
import { askedAbout, findingRecords, markIn, reactionsTo, repliesTo } from '../validation-view.js';
import { entityNames, nameOf, type EntityNames } from '../wording.js';
import type { RecordedTyped } from './record-form.js';
import type { ValidationFindingProps, WordingForm } from './validation-finding-page.js';
import type { ShownVoice } from './voice.js';

/** What was typed in one of the page's forms and could not be stored. */
export interface TypedOnFinding {
  readonly reply?: { readonly entity: string; readonly text: string; readonly printed: string };
  readonly wording?: Readonly<Record<Language, string>> & { readonly reason: string };
  readonly record?: RecordedTyped;
  /** Somebody else was quicker: theirs is shown beside. */
  readonly isStale?: boolean;
}

type View = Omit<ValidationFindingProps, 'context' | 'notice' | 'errors'>;

/** What the page of one finding shows; null where partners are not asked about it. */
export function findingPageOf(
  { page, speech }: Desk,
  name: string,
  context: StaffContext,
  visitor: StaffVisitor,
  typed: TypedOnFinding,
): View | null {
  const { exercise, initiative, view } = page;
  const finding = askedAbout(page.findings).find((one) => one.finding === name);
  const isOut = exercise.state === 'in-validation' || exercise.state === 'published';
  if (!finding || !isOut) return null;
  const { code, acronym, window } = initiative;
  const entities = exercise.partnership?.entities ?? [];
  const names = entityNames(entities);
  const [record] = findingRecords(
    view,
    entities.map(({ key }) => key),
    [finding],
  );
  const reactions = reactionsTo(view, name);
  const mayAct = exercise.state === 'in-validation' && mayEnter(visitor, 'evaluator', { window, code });
  const hasMeeting = view.rounds.length > 0 && view.meetings.some(({ state }) => state === 'called');
  return {
    exercise: { code, acronym, year: exercise.year },
    name,
    label: speech.say(`label.${name}`),
    statement: shownWording(finding, context.language),
    state: record?.state ?? finding.state,
    mayAct,
    voices: entities.flatMap(({ key }) => {
      const reaction = reactions.get(key);
      return reaction ? [voiceOf(page, finding, reaction, { names, context, typed })] : [];
    }),
    silent: speech.list((record?.silent ?? []).map((key) => nameOf(names, key))),
    wording: wordingOf(finding, view.edits.get(name) ?? 0, typed),
    record: hasMeeting
      ? {
          entities: entities.map(({ key }) => ({ key, name: nameOf(names, key) })),
          seen: markIn(view, finding),
          revision: [...reactions.values()].reduce((sum, { revision }) => sum + revision, 0),
          typed: typed.record ?? NOTHING,
        }
      : null,
  };
}

const NOTHING: RecordedTyped = { entity: '', kind: '', text: '', language: '', confirmedBy: '' };

interface Around {
  readonly names: EntityNames;
  readonly context: StaffContext;
  readonly typed: TypedOnFinding;
}

function voiceOf(
  page: Desk['page'],
  finding: Finding,
  reaction: Reaction,
  { names, context, typed }: Around,
): ShownVoice {
  const { language, now } = context;
  const { entity, kind, text } = reaction;
  const reply = repliesTo(page.view, finding.finding).get(entity);
  const whenOf = (at: string) => whenText(language, at, page.exercise.timeZone, now);
  const personOf = (actor: string) => page.names.get(actor) ?? '–';
  const mine = typed.reply?.entity === entity ? typed.reply : null;
  return {
    entity,
    name: nameOf(names, entity),
    kind,
    by:
      reaction.confirmedBy === null
        ? pageText(language, 'agree.by', { name: personOf(reaction.actor), when: whenOf(reaction.at) })
        : pageText(language, 'agree.byMeeting', {
            name: personOf(`person:${reaction.confirmedBy}`),
            when: whenOf(reaction.at),
          }),
    text,
    language: reaction.language,
    isAskedAgain: isAskedAgain(reaction, markIn(page.view, finding)),
    reply: {
      text: mine?.text ?? reply?.text ?? '',
      printed: mine?.printed ?? reply?.printed ?? '',
      by: reply
        ? pageText(language, 'agree.replyBy', { name: personOf(reply.actor), when: whenOf(reply.at) })
        : null,
      revision: reply?.revision ?? 0,
      theirs: mine && typed.isStale && reply ? { text: reply.text, printed: reply.printed } : null,
    },
  };
}

function wordingOf(finding: Finding, revision: number, typed: TypedOnFinding): WordingForm {
  const current = Object.fromEntries(
    LANGUAGES.map((language) => [language, shownWording(finding, language)]),
  ) as Record<Language, string>;
  return {
    texts: typed.wording ?? current,
    reason: typed.wording?.reason ?? '',
    factsHash: finding.factsHash,
    revision,
    theirs: typed.wording && typed.isStale ? current : null,
  };
}
