"""The least window that Qt for Python can show: what every start is compared with."""

import sys

from PySide6.QtWidgets import QApplication, QLabel

app = QApplication(sys.argv)
label = QLabel("你好")
label.resize(400, 300)
label.show()
raise SystemExit(app.exec())
