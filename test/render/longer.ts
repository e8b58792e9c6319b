/** A language that needs more room: every word that is read grows by two fifths, and looks foreign. Names stay. */
export function longer<T>(document: T): T {
  return grown(document, '') as T;
}

/** Fields whose value is read by programs, not by people. */
const KEPT = new Set([
  'id',
  'lang',
  'locale',
  'dir',
  'kind',
  'type',
  'tagName',
  'action',
  'guide',
  'product',
  'properties',
  'forms',
  'format',
  'suffix',
]);

function grown(value: unknown, key: string): unknown {
  if (KEPT.has(key)) return key === 'properties' ? grownLabel(value as Record<string, unknown>) : value;
  if (typeof value === 'string') return words(value);
  if (Array.isArray(value)) return value.map((item) => grown(item, ''));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, grown(inner, name)]));
  return value;
}

function grownLabel(properties: Record<string, unknown>): Record<string, unknown> {
  return 'ariaLabel' in properties
    ? { ...properties, ariaLabel: words(String(properties.ariaLabel)) }
    : properties;
}

function words(text: string): string {
  return text.replace(
    /\p{L}{2,}/gu,
    (word) => word + 'öñé'.repeat(word.length).slice(0, Math.ceil(word.length * 0.4)),
  );
}
