/** Whether what lies there does not stay: macOS clears these folders away, so a package that installs there only stages. */
export function isTemporary(path: string): boolean {
  return /^\/(private\/)?(var\/)?tmp\//i.test(path);
}
