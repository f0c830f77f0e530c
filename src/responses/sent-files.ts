/** A file of a multipart body as the wire's parser has read it. */
interface FilePart {
  readonly type: 'file';
  readonly filename?: unknown;
  toBuffer(): Promise<Buffer>;
}

export interface SentFile {
  readonly name: string;
  readonly bytes: Buffer;
}

function isFile(part: unknown): part is FilePart {
  return typeof part === 'object' && part !== null && (part as { type?: unknown }).type === 'file';
}

/** Every file of a multipart body, whatever its field is called; none where the body is anything else. */
export async function sentFiles(body: unknown): Promise<readonly SentFile[]> {
  if (typeof body !== 'object' || body === null) return [];
  const parts = Object.values(body).flat(1).filter(isFile);
  return Promise.all(
    parts.map(async (part) => ({
      name: typeof part.filename === 'string' ? part.filename : '',
      bytes: await part.toBuffer(),
    })),
  );
}
