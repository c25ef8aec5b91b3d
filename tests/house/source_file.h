// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

/// A text file of the checkout as the house rules look at it: lines as written, and the same lines with comments and
/// the contents of literals blanked out, so that a rule about code does not trip over a sentence about it.
namespace meterbench::house {

struct SourceFile {
    QString path; ///< from the top of the checkout, with slashes: "core/base/error.h"
    QStringList lines;
    QStringList code; ///< C++ only, else empty; as many as lines, columns unchanged

    /// Splits the text of a file; `path` decides whether it is C++.
    [[nodiscard]] static SourceFile fromText(const QString& path, const QString& text);

    [[nodiscard]] bool isHeader() const { return path.endsWith(u".h"); }
    [[nodiscard]] bool isCpp() const { return isHeader() || path.endsWith(u".cpp"); }
    [[nodiscard]] bool isCMake() const { return path.endsWith(u".cmake") || path.endsWith(u"CMakeLists.txt"); }
    [[nodiscard]] bool isScript() const { return !lines.isEmpty() && lines.front().startsWith(u"#!"); }
    /// The first folder of the path, "core" for "core/base/error.h"; empty at the top of the checkout.
    [[nodiscard]] QString floor() const;
};

/// All text files of the checkout that are ours, without asking git (a source archive has none): what lies in the
/// folders of the house and at its top, without build products. Sorted by path. Empty if `root` is not the checkout.
[[nodiscard]] std::vector<SourceFile> readHouse(const QString& root);

} // namespace meterbench::house
