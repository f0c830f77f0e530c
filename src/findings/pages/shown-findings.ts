import type { Language } from '../../language.js';
import { whenText } from '../../pages/deadline.js';
import type { ErrorLine } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import type { PartnerContext } from '../../responses/pages/partner-frame.js';
import type { Fields } from '../../responses/read-form.js';
import type { Finding } from '../finding.js';
import type { PartnerFindings } from '../findings-for-partner.service.js';
import { countsIn, pipsIn, statementIn } from '../partner-finding.js';
import { isAskedAgain, REACTION_KINDS } from '../reaction.js';
import { LONGEST_COMMENT, type ReactionError } from '../read-reactions.js';
import type { ShownFinding } from './findings-section-page.js';
import type { ShownReaction } from './reaction-fields.js';

/** What the form made of each finding: kept for the page that shows it again. */
export interface Outcome {
  readonly fields: Fields;
  readonly errors: ReadonlyMap<string, ReactionError>;
  readonly stale: ReadonlySet<string>;
  /** The time was over: nothing was stored. */
  readonly closed: boolean;
}

/** Findings as a partner sees them, and what has to be said about what was sent. */
export function shownFindings(
  found: PartnerFindings,
  findings: readonly Finding[],
  context: PartnerContext,
  outcome: Outcome | null,
): { readonly findings: readonly ShownFinding[]; readonly summary: readonly ErrorLine[] } {
  const { language } = context;
  const shown = findings.map((finding): ShownFinding => ({
    name: finding.finding,
    label: found.speech.say(`label.${finding.finding}`),
    statement: statementIn(finding, language),
    counts: countsIn(finding, found.entityNames, found.speech),
    pips: pipsIn(finding, found.speech),
    divergent: finding.divergent,
    reaction: shownReaction(found, finding, context, outcome),
  }));
  const summary = shown.flatMap(({ name, label, reaction }): ErrorLine[] => {
    const { error, conflict } = reaction;
    if (error) return [{ text: `${label}: ${error.text}`, href: `#${error.field}-${name}` }];
    return conflict === null ? [] : [{ text: `${label}: ${conflict}`, href: `#f-${name}` }];
  });
  const closed = outcome?.closed ? [{ text: pageText(language, 'agree.closed'), href: null }] : [];
  return { findings: shown, summary: [...closed, ...summary] };
}

function shownReaction(
  found: PartnerFindings,
  finding: Finding,
  context: PartnerContext,
  outcome: Outcome | null,
): ShownReaction {
  const { language } = context;
  const name = finding.finding;
  const reaction = found.reactionOf(finding);
  const mark = found.markOf(finding);
  const isSettled = finding.state !== 'draft' && finding.state !== 'with-partners';
  const typed = outcome && typedIn(outcome, name);
  const isCurrent = reaction?.seen === mark && reaction.kind !== 'withdrawn';
  return {
    said: reaction
      ? { kind: reaction.kind, text: reaction.text, by: saidBy(found, reaction, context) }
      : null,
    isAskedAgain: isAskedAgain(reaction, mark),
    reply: replyTo(found, name, reaction?.entity, context),
    state: !found.isOpen && isSettled ? pageText(language, `findingState.${finding.state}`) : null,
    choice: typed ? typed.choice : isCurrent ? reaction.kind : null,
    text: typed ? typed.text : (reaction?.text ?? ''),
    basis: reaction?.revision ?? 0,
    seen: mark,
    error: errorOf(language, outcome?.errors.get(name)),
    lost: (outcome?.closed && outcome.fields.get(`text.${name}`)?.[0]?.trim()) || null,
    conflict: outcome?.stale.has(name) ? pageText(language, 'agree.stale') : null,
  };
}

function typedIn({ fields, errors, stale }: Outcome, name: string) {
  if (!errors.has(name) && !stale.has(name)) return null;
  const choice = fields.get(`choice.${name}`)?.[0];
  return {
    choice: REACTION_KINDS.find((kind) => kind === choice) ?? null,
    text: fields.get(`text.${name}`)?.[0] ?? '',
  };
}

function saidBy(
  found: PartnerFindings,
  reaction: NonNullable<ReturnType<PartnerFindings['reactionOf']>>,
  { language, zone, now }: PartnerContext,
): string {
  const when = whenText(language, reaction.at, zone, now);
  const nameOf = (actor: string) => found.names.get(actor) ?? '–';
  if (reaction.confirmedBy === null)
    return pageText(language, 'agree.by', { name: nameOf(reaction.actor), when });
  return pageText(language, 'agree.byMeeting', { name: nameOf(`person:${reaction.confirmedBy}`), when });
}

function replyTo(
  found: PartnerFindings,
  finding: string,
  entity: string | undefined,
  { language, zone, now }: PartnerContext,
): ShownReaction['reply'] {
  const reply = entity === undefined ? undefined : found.view.replies.get(finding)?.get(entity);
  if (!reply) return null;
  const when = whenText(language, reply.at, zone, now);
  const by = pageText(language, 'agree.replyBy', { name: found.names.get(reply.actor) ?? '–', when });
  return { text: reply.text, printed: reply.printed, by };
}

function errorOf(language: Language, error: ReactionError | undefined): ShownReaction['error'] {
  if (!error) return null;
  const text = pageText(language, `agree.error.${error}`, { count: LONGEST_COMMENT });
  return { field: error === 'choice-missing' ? 'choice' : 'text', text };
}
