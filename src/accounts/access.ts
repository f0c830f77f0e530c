export const STAFF_ROLES = ['reader', 'evaluator', 'manager'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Who may take a route: anybody, a partner with a personal link, or staff of at least this role. */
export type AccessLevel = 'public' | 'partner' | StaffRole;

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
  /** IANA name; in which the person is shown times. */
  readonly timeZone: string;
  readonly language: string;
  readonly csrfToken: string;
}

/** Staff, by token or by a browser's session. */
export interface StaffVisitor {
  readonly kind: 'staff';
  readonly sessionId: string | null;
  readonly tokenId: string;
  readonly name: string;
  readonly role: StaffRole;
  /** Chosen when signing in; null where the browser's counts. */
  readonly language: string | null;
  /** Null with a bearer token, which no foreign page can send. */
  readonly csrfToken: string | null;
}

export type Visitor = PartnerVisitor | StaffVisitor;

/** Does this visitor reach a route of this level? Staff roles include the ones before them. */
export function mayEnter(visitor: Visitor | null, level: AccessLevel): boolean {
  if (level === 'public') return true;
  if (!visitor) return false;
  if (level === 'partner') return visitor.kind === 'partner';
  return visitor.kind === 'staff' && STAFF_ROLES.indexOf(visitor.role) >= STAFF_ROLES.indexOf(level);
}

/** How the history names a visitor: an id, never a name. */
export function actorOf(visitor: Visitor): string {
  return visitor.kind === 'partner' ? `person:${visitor.personId}` : `staff:${visitor.tokenId}`;
}
