import type { Fields } from './read-form.js';

/**
 * Where a section's form goes once it is saved, by the button that was pressed: on to the next section, back to the list,
 * or to the same page again for another panel, a document, another language, or questions that the answers lead to.
 */
export function nextStep(
  section: string,
  sections: readonly string[],
  fields: Fields,
  revealed: readonly string[],
): string {
  const own = `/answer/sections/${section}`;
  const addTo = fields.get('_add')?.[0];
  if (addTo && /^[a-z][a-z0-9_]{0,63}$/.test(addTo)) return `${own}?add=${addTo}#q-${addTo}`;
  const removedFrom = /^([a-z][a-z0-9_]{0,63})\./.exec(fields.get('_remove')?.[0] ?? '')?.[1];
  if (removedFrom) return `${own}#q-${removedFrom}`;
  const cleared = fields.get('_clear')?.[0];
  if (cleared && /^[a-z][a-z0-9_]{0,63}$/.test(cleared)) return `${own}#q-${cleared}`;
  const uploadedTo = fields.get('_upload')?.[0];
  if (uploadedTo && /^[a-z][a-z0-9_]{0,63}$/.test(uploadedTo)) return `${own}#q-${uploadedTo}`;
  const going = fields.get('_go')?.[0];
  if (going === 'later') return '/answer/sections';
  if (revealed.length > 0) return `${own}?new=${revealed.join(',')}`;
  if (fields.has('_language') || going === 'stay') return own;
  const next = sections[sections.indexOf(section) + 1];
  return next ? `/answer/sections/${next}` : '/answer/check';
}
