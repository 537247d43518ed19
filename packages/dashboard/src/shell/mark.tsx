/** The mark of Handinger: a paw in the hollow of a hand. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="26" height="26" fill="var(--accent)" aria-hidden="true">
      <ellipse cx="8.2" cy="13.2" rx="2.7" ry="3.5" transform="rotate(-24 8.2 13.2)" />
      <ellipse cx="13.2" cy="8" rx="2.8" ry="3.8" transform="rotate(-8 13.2 8)" />
      <ellipse cx="19.6" cy="8.2" rx="2.8" ry="3.8" transform="rotate(10 19.6 8.2)" />
      <ellipse cx="24.5" cy="13.6" rx="2.7" ry="3.5" transform="rotate(26 24.5 13.6)" />
      <path d="M16.3 13.6c3.5 0 5.3 2.4 6.6 4.9 1.2 2.4.2 5-2.1 5.4-1.7.3-2.8-.6-4.5-.6s-2.900.9-4.500.6c-2.300-.4-3.300-3-2.100-5.400 1.300-2.500 3.100-4.900 6.600-4.900Z" />
      <path d="M3.500 21.500c1.200 5.300 6.200 8.300 12.700 8.300s11.600-3 12.800-8.300c-2.600 3.600-7 5.500-12.800 5.500S6.100 25.100 3.500 21.500Z" />
    </svg>
  );
}
