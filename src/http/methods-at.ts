/** A route as the router knows it: `GET`, `/api/initiatives/:code`. */
export interface KnownRoute {
  readonly method: string;
  readonly path: string;
}

/** The methods that a path takes, in alphabetical order; none where there is nothing at it. */
export function methodsAt(routes: readonly KnownRoute[], path: string): readonly string[] {
  const asked = path.replace(/[?#].*$/s, '').split('/');
  const fits = (pattern: string) => {
    const parts = pattern.split('/');
    return (
      parts.length === asked.length &&
      parts.every((part, index) => (part.startsWith(':') ? asked[index] !== '' : part === asked[index]))
    );
  };
  return [...new Set(routes.filter((route) => fits(route.path)).map(({ method }) => method))].sort();
}
