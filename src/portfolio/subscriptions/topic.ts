/** What somebody follows: the reports of one initiative, or of all initiatives of a window. */
export type Topic =
  | { readonly kind: 'initiative'; readonly initiativeId: string }
  | { readonly kind: 'window'; readonly window: number };

/** As a row holds it: `initiative:<id>` or `window:2021`. */
export function topicText(topic: Topic): string {
  return topic.kind === 'window' ? `window:${topic.window}` : `initiative:${topic.initiativeId}`;
}

/** Reads what `topicText` wrote. */
export function topicOf(text: string): Topic {
  const [kind = '', value = ''] = [text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 1)];
  return kind === 'window' ? { kind, window: Number(value) } : { kind: 'initiative', initiativeId: value };
}

/** Is a report one of those that are followed? */
export function covers(
  topic: Topic,
  report: { readonly initiativeId: string; readonly window: number },
): boolean {
  return topic.kind === 'window'
    ? topic.window === report.window
    : topic.initiativeId === report.initiativeId;
}

/** A topic with the names by which people know it. */
export type NamedTopic =
  | { readonly kind: 'window'; readonly topic: string; readonly window: number }
  | {
      readonly kind: 'initiative';
      readonly topic: string;
      readonly code: string;
      readonly acronym: string;
      readonly window: number;
    };

/** A topic as a form names it: by the code that everybody may know. */
export function choiceOf(topic: NamedTopic): string {
  return topic.kind === 'window' ? topic.topic : `initiative:${topic.code}`;
}
