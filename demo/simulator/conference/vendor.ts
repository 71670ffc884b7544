/** The `vendor` field: the client's own words about itself. */
export const vendorOf = (userAgent: string): string => userAgent || 'Pexip Simulator/36.0 (robot)';
