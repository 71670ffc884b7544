/** For any runtime without a DOM: imports the entry that it is told, and prints what it exports, as JSON. */
console.log(JSON.stringify(Object.keys(await import(`${process.argv[2]}`))));
