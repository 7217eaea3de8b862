const quoted = (text) => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** The operation as a command, with the document's invented values; `$TOKEN` is an access token. */
export function curlOf({ path, method, parameters, body, security }, base) {
  const [example] = Object.values(body?.examples ?? {});
  const value = (name) => String(parameters.find((one) => one.name === name)?.example ?? name);
  const required = (place) => parameters.filter((one) => one.in === place && one.required);
  const query = required('query').map(({ name }) => `${name}=${encodeURIComponent(value(name))}`);
  const address = [base + path.replace(/\{(\w+)\}/g, (_, name) => value(name)), ...query].join('?');
  return [
    ['curl -s', method === 'get' ? undefined : `-X ${method.toUpperCase()}`, quoted(address)]
      .filter(Boolean)
      .join(' '),
    ...(security?.length === 0 ? [] : ['-H "Authorization: Bearer $TOKEN"']),
    ...required('header').map(({ name }) => `-H ${quoted(`${name}: ${value(name)}`)}`),
    ...(body
      ? ["-H 'Content-Type: application/json'", `-d ${quoted(JSON.stringify(example?.value ?? {}, null, 2))}`]
      : []),
  ].join(' \\\n  ');
}
