/** What can be said about topics, terms, strings, templates and flow.yaml. */
export const content = {
  'content.no-topic': {
    severity: 'error',
    say: (a: { topic: string; locale: string }) =>
      `There is no topic "${a.topic}" in ${a.locale}. Write ${a.locale}/topics/${a.topic}.md in your content folder.`,
  },
} as const;
