/** Names and attributes of the session cookies; `__Host-` needs https, which the loopback does not have. */
export interface CookieForm {
  readonly partner: string;
  readonly staff: string;
  readonly options: {
    readonly path: '/';
    readonly httpOnly: true;
    readonly sameSite: 'lax';
    readonly secure: boolean;
  };
}

/** `publicUrl` is the address people reach the service at. */
export function cookieForm(publicUrl: string): CookieForm {
  const secure = publicUrl.startsWith('https:');
  const prefix = secure ? '__Host-' : '';
  return {
    partner: `${prefix}expost`,
    staff: `${prefix}expost-staff`,
    // Lax, not strict: a partner comes from the mail program and has to stay signed in.
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure },
  };
}
