/** What stands in the fields of a form: values of inputs, chosen options and texts, as a browser would send them. */
export function formFieldsOf(page: string): Record<string, string> {
  // Every page has forms of its own around; ours asks the browser not to validate.
  const [html = ''] = page.slice(page.indexOf('novalidate')).split('</form>');
  const text = (raw: string) =>
    raw.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  const fields: Record<string, string> = {};
  for (const [tag] of html.matchAll(/<input [^>]*>/g)) {
    const name = / name="([^"]*)"/.exec(tag)?.[1];
    if (name === undefined || (tag.includes('type="checkbox"') && !/ checked/.test(tag))) continue;
    fields[name] = text(/ value="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  for (const [, name = '', value = ''] of html.matchAll(
    /<textarea [^>]*name="([^"]*)"[^>]*>([^<]*)<\/textarea>/g,
  ))
    fields[name] = text(value);
  for (const [, name = '', options = ''] of html.matchAll(
    /<select [^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs,
  ))
    fields[name] = text(
      /<option [^>]*selected[^>]*value="([^"]*)"|<option [^>]*value="([^"]*)"[^>]*selected/
        .exec(options)
        ?.slice(1)
        .find(Boolean) ?? '',
    );
  return fields;
}
