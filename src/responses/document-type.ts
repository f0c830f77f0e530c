export type DocumentType = 'pdf' | 'png' | 'jpeg';

export const MEDIA_TYPES: Readonly<Record<DocumentType, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
};

/** First bytes of each type: ISO 32000-2, 7.5.2; PNG (ISO 15948), 5.2; JPEG (ITU-T T.81), B.1.1.3. */
const SIGNATURES: readonly (readonly [DocumentType, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpeg', [0xff, 0xd8, 0xff]],
];

/** What a document is by its content, whatever its name or its sender say; null for anything else. */
export function documentType(bytes: Uint8Array): DocumentType | null {
  const found = SIGNATURES.find(([, signature]) => signature.every((byte, index) => bytes[index] === byte));
  return found?.[0] ?? null;
}
