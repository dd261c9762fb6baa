"""What is measured, each as a table: ``make bench`` prints them all, ``python -m tests.benchmarks NAME`` one."""
