declare module 'virtual:tables' {
  import type { Row } from '../../test/tables.js';
  const tables: {
    readonly own: readonly Row[];
    readonly systems: readonly {
      readonly name: string;
      readonly label: string;
      readonly rows: readonly Row[];
    }[];
  };
  export default tables;
}
