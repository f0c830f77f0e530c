import { StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { z } from 'zod';
import { Problem } from '../problem.js';
import { shapeWords, type ShapeIssue } from './shape-words.js';

// Where a schema has no words of its own; set once for all that check what comes over the wire.
z.config({ customError: (issue) => shapeWords(issue as unknown as ShapeIssue) });

interface Issue {
  readonly message: string;
  /** Fields that nobody knows, in the object at `path`. */
  readonly keys?: readonly string[];
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

const MOST_PLACES = 100;
/** What a request calls its members comes back to say where it is wrong, but not by the megabyte. */
const LONGEST_WORDS = 500;
const shown = (text: string) => (text.length > LONGEST_WORDS ? `${text.slice(0, LONGEST_WORDS)}…` : text);

/** A JSON pointer (RFC 6901) from the path of a schema issue. */
export function pointerOf(path: Issue['path']): string {
  return (path ?? [])
    .map((part) => (typeof part === 'object' ? part.key : part))
    .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

/** Everything that is wrong with the shape of a request, said at once, each with its place. */
export function requestProblem(issues: readonly Issue[]): Problem {
  const places = issues.flatMap(({ path = [], message, keys }) =>
    keys ? keys.map((key) => ({ path: [...path, key], message })) : [{ path, message }],
  );
  const { length } = places;
  const more = length > MOST_PLACES ? ` (the first ${MOST_PLACES} of ${length} are listed)` : '';
  return new Problem('invalid-request', {
    detail: `${length} ${length === 1 ? 'place is' : 'places are'} wrong${more}; nothing was stored.`,
    errors: places
      .slice(0, MOST_PLACES)
      .map(({ path, message }) => ({ pointer: shown(pointerOf(path)), detail: shown(message) })),
  });
}

class RequestShapePipe extends StandardSchemaValidationPipe {
  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    if (metadata.type === 'query') assertOnce(value);
    return super.transform(value, metadata);
  }

  /** Nest would delete members called `constructor` or `prototype` unseen; here a schema refuses what it does not know. */
  protected override stripProtoKeys(): void {}
}

/** Of a query field that is written twice nobody could say which one counts; no list is ever taken there. */
function assertOnce(query: unknown): void {
  const twice = Object.entries(query ?? {}).filter(([, value]) => Array.isArray(value));
  if (twice.length > 0)
    throw requestProblem(twice.map(([key]) => ({ path: [key], message: 'Write it once' })));
}

export const requestShape = new RequestShapePipe({ exceptionFactory: requestProblem });
