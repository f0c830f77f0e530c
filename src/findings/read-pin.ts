import { PIN_KINDS, type Pin } from './weighing.js';

/** What a form has chosen to pin, as `pinKey` named it; null where it names nothing. */
export function readPin(key: string): Pick<Pin, 'kind' | 'entity' | 'place'> | null {
  const [kind = '', entity = '', ...rest] = key.split(':');
  const place = rest.join(':');
  const known = PIN_KINDS.find((one) => one === kind);
  return known && entity !== '' && place !== '' && place.length <= 120
    ? { kind: known, entity, place }
    : null;
}
