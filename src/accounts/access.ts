export const STAFF_ROLES = ['reader', 'evaluator', 'manager'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Who may take a route: anybody, a partner with a personal link, or staff of at least this role. */
export type AccessLevel = 'public' | 'partner' | StaffRole;

/** What staff may do, and where: with neither window nor initiative, everywhere. */
export interface Grant {
  readonly role: StaffRole;
  readonly window: number | null;
  /** Code of the initiative. */
  readonly initiative: string | null;
}

/** The initiative that an address is about. */
export interface Place {
  readonly window: number;
  readonly code: string;
}

/** A partner's browser, signed in by a personal link. */
export interface PartnerVisitor {
  readonly kind: 'partner';
  readonly sessionId: string;
  readonly invitationId: string;
  readonly exerciseId: string;
  /** The initiative whose history the visitor's writes join. */
  readonly initiativeId: string;
  readonly entity: string;
  readonly personId: string;
  readonly personName: string;
  /** Of who only helps: the sections they write in (null: all); they never submit. Null for a contact of the entity. */
  readonly colleague: { readonly sections: readonly string[] | null } | null;
  /** IANA name; in which the person is shown times. */
  readonly timeZone: string;
  readonly language: string;
  readonly csrfToken: string;
}

/** When a browser's session ends. Instants. */
export interface SessionSpan {
  /** Unless another page is opened before. */
  readonly idleUntil: string;
  /** In any case. */
  readonly expiresAt: string;
}

/** Staff, by token or by a browser's session. */
export interface StaffVisitor {
  readonly kind: 'staff';
  readonly sessionId: string | null;
  /** Of the token or the account. */
  readonly staffId: string;
  readonly name: string;
  /** The highest of all grants. */
  readonly role: StaffRole;
  readonly grants: readonly Grant[];
  /** Chosen when signing in; null where the browser's counts. */
  readonly language: string | null;
  /** How long the browser's session lasts; none with a bearer token. */
  readonly session?: SessionSpan;
  /** Signed in by an account of one's own, not by a token. */
  readonly hasAccount?: boolean;
  /** Address of the page, where coming back to it changes nothing. */
  readonly path?: string;
  /** The initiative that the address is about; none on addresses about no initiative in particular. */
  readonly place?: Place;
  /** Null with a bearer token, which no foreign page can send. */
  readonly csrfToken: string | null;
}

export type Visitor = PartnerVisitor | StaffVisitor;

/**
 * Does this visitor reach a route of this level? Staff roles include the ones before them. Staff need the role at the
 * place the route is about: an initiative, `everywhere`, or `somewhere` for what answers only what their grants reach.
 */
export function mayEnter(
  visitor: Visitor | null,
  level: AccessLevel,
  place: Place | 'everywhere' | 'somewhere' = 'everywhere',
): boolean {
  if (level === 'public') return true;
  if (!visitor) return false;
  if (level === 'partner') return visitor.kind === 'partner';
  if (visitor.kind === 'partner') return false;
  return visitor.grants.some((grant) => includesRole(grant.role, level) && reaches(grant, place));
}

/** Does a role include the one that is needed? */
export function includesRole(given: StaffRole, needed: StaffRole): boolean {
  return STAFF_ROLES.indexOf(given) >= STAFF_ROLES.indexOf(needed);
}

function reaches({ window, initiative }: Grant, place: Place | 'everywhere' | 'somewhere'): boolean {
  if (place === 'somewhere' || (window === null && initiative === null)) return true;
  if (place === 'everywhere') return false;
  return window === place.window || initiative === place.code;
}

/** Has this visitor the role where the page is: at its initiative, or where it is about none, anywhere? */
export function mayHere(visitor: StaffVisitor, role: StaffRole): boolean {
  return mayEnter(visitor, role, visitor.place ?? 'somewhere');
}

/** Whose rights are the same at every place: nobody need look up which place it is. */
export function isSameEverywhere({ grants }: Pick<StaffVisitor, 'grants'>): boolean {
  return grants.every(({ window, initiative }) => window === null && initiative === null);
}

/** The role that a token has everywhere, as a grant. */
export function everywhere(role: StaffRole): readonly Grant[] {
  return [{ role, window: null, initiative: null }];
}

/** How the history names a visitor: an id, never a name. */
export function actorOf(visitor: Visitor): string {
  return visitor.kind === 'partner' ? `person:${visitor.personId}` : `staff:${visitor.staffId}`;
}
