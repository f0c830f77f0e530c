import type { MessageParams } from '../../message.js';
import type { Speech } from '../../findings/speech.js';
import type { Passage, Passages } from '../report-model.js';

/** Of the private use area: stands for the words of others while the sentence around them is worded. */
const HOLE = '\ue000';

/** A sentence of the report around words of others, which keep their own language: message `key` takes them as `name`. */
export function sentenceAround(
  speech: Speech,
  key: string,
  params: MessageParams,
  name: string,
  words: Passage,
): Passages {
  const [before = '', after = ''] = speech.say(key, { ...params, [name]: HOLE }).split(HOLE);
  const own = (text: string): Passages => (text === '' ? [] : [{ text, language: null }]);
  return [...own(before), words, ...own(after)];
}
