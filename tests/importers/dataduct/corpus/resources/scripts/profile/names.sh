REPORT=files.txt
