/**
 * Every way in which a request can be refused, written once: key → HTTP status and title (RFC 9457). Clients get it
 * as `application/problem+json`, browsers the same facts as a page in the reader's language.
 */
export const PROBLEMS = {
  'invalid-request': { status: 400, title: 'The request does not have the form this address expects' },
  'unreadable-body': { status: 400, title: 'The body of the request could not be read' },
  'unreadable-request': { status: 400, title: 'The request could not be read' },
  'unreadable-address': { status: 400, title: 'The address of the request could not be read' },
  'sign-in-needed': { status: 401, title: 'Sign in, or send a valid token' },
  'link-expired': { status: 401, title: 'This personal link or its session has ended' },
  'csrf-token-wrong': { status: 403, title: 'The form was not sent from its own page, or is too old' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  'request-timeout': { status: 408, title: 'The request did not arrive in time' },
  'already-exists': { status: 409, title: 'It exists already' },
  'step-not-allowed': { status: 409, title: 'This step is not allowed now' },
  'in-use': { status: 409, title: 'An open exercise uses this' },
  stale: { status: 409, title: 'It has changed since you read it' },
  'key-reused': { status: 409, title: 'This Idempotency-Key was used with another body' },
  closed: { status: 409, title: 'The questionnaire can no longer be changed' },
  withdrawn: { status: 410, title: 'This report has been withdrawn' },
  'precondition-required': { status: 428, title: 'Say with If-Match which revision you are changing' },
  'body-too-large': { status: 413, title: 'The request is too large' },
  'address-too-long': { status: 414, title: 'The address of the request is too long' },
  'unsupported-media-type': { status: 415, title: 'This kind of content is not taken here' },
  'wrong-answers': { status: 422, title: 'Some answers cannot be taken as they are' },
  'wrong-document': { status: 422, title: 'The document cannot be taken as it is' },
  'too-many-tries': { status: 429, title: 'Too many tries; wait a minute' },
  'header-too-large': { status: 431, title: 'The headers of the request are too large' },
  internal: { status: 500, title: 'Something went wrong on our side; nothing was changed' },
  unavailable: { status: 503, title: 'The service cannot do this at the moment; try again soon' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemKey = keyof typeof PROBLEMS;

/** One place in the request that is wrong: JSON pointer, what, and what to do. */
export interface ProblemPlace {
  readonly pointer: string;
  readonly detail: string;
  readonly [extra: string]: unknown;
}

export interface ProblemDetails {
  /** What happened here, and what to do. */
  readonly detail?: string;
  readonly errors?: readonly ProblemPlace[];
  /** The state as it stands, where the request was made on an older one. */
  readonly current?: unknown;
  /** Seconds to wait. */
  readonly retryAfter?: number;
  readonly [extra: string]: unknown;
}

/** A refusal on its way to the reader; the filter in `http/` writes it. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;

  constructor(
    readonly key: ProblemKey,
    readonly details: ProblemDetails = {},
  ) {
    super(details.detail ?? PROBLEMS[key].title);
    this.status = PROBLEMS[key].status;
  }

  /** The body by RFC 9457. */
  toBody(): Record<string, unknown> {
    const { retryAfter: _retryAfter, ...details } = this.details;
    return {
      type: `urn:expost:problem:${this.key}`,
      title: PROBLEMS[this.key].title,
      status: this.status,
      ...details,
    };
  }
}
