import type { Language } from '../../language.js';
import { pageText } from '../../pages/page-text.js';
import type { NamedTopic } from './topic.js';

/** A topic as people call it: `Window 2021`, or the acronym of an initiative. */
export function topicWords(language: Language, topic: NamedTopic): string {
  return topic.kind === 'window'
    ? pageText(language, 'public.window', { window: String(topic.window) })
    : topic.acronym;
}

/** Several in one line. */
export function topicsInLine(language: Language, topics: readonly NamedTopic[]): string {
  return topics.map((topic) => topicWords(language, topic)).join(', ');
}
