import { StandardSchemaValidationPipe } from '@nestjs/common';
import { Problem, type ProblemPlace } from '../problem.js';

interface Issue {
  readonly message: string;
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
  const errors: ProblemPlace[] = issues
    .slice(0, MOST_PLACES)
    .map((issue) => ({ pointer: shown(pointerOf(issue.path)), detail: shown(issue.message) }));
  const more =
    issues.length > MOST_PLACES ? ` (the first ${MOST_PLACES} of ${issues.length} are listed)` : '';
  return new Problem('invalid-request', {
    detail: `${issues.length} ${issues.length === 1 ? 'place is' : 'places are'} wrong${more}; nothing was stored.`,
    errors,
  });
}

class RequestShapePipe extends StandardSchemaValidationPipe {
  /** Nest would delete members called `constructor` or `prototype` unseen; here a schema refuses what it does not know. */
  protected override stripProtoKeys(): void {}
}

export const requestShape = new RequestShapePipe({ exceptionFactory: requestProblem });
