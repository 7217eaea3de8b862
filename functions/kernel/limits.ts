/** Largest body, so that the firewall in front inspects all of each (AWS WAF reads 16 KiB). */
export const largestBodyBytes = 16 * 1024;
