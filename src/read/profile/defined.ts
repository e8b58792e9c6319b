/** The same object without the keys whose value is undefined: absent is absent. */
export function defined<T extends object>(
  value: T,
): { [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined> } & {
  [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key];
} {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as never;
}
