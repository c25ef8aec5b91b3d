// SPDX-License-Identifier: Apache-2.0
#include "tests/house/source_file.h"

#include <QDirIterator>
#include <QFile>

#include <algorithm>
#include <optional>

namespace meterbench::house {

namespace {

const QStringList folders = {".ci", "app", "cmake", "core", "docs", "installer", "protocol", "resources", "scripts",
    "tests", "translations", "ui", "workbench"};

const QStringList binaryEndings = {"icns", "ico", "jpg", "mo", "otf", "pdf", "png", "pyc", "qm", "ttf", "xlsx"};

QStringList split(const QString& text)
{
    auto lines = text.split('\n');
    if (lines.back().isEmpty())
        lines.pop_back();
    return lines;
}

/// Goes through C++ once and blanks what is not code. Raw string literals are followed to their own closing.
class Blanker {
public:
    explicit Blanker(QString text) : m_text(std::move(text)) { }

    QString run()
    {
        while (m_at < m_text.size()) {
            if (starts(u"//"))
                blankUntil(u"\n");
            else if (starts(u"/*"))
                blankUntil(u"*/");
            else if (const auto raw = rawClosing())
                blankUntil(*raw);
            else if (m_text[m_at] == '"' && !isInclude())
                blankLiteral('"');
            else if (m_text[m_at] == '\'' && !isDigitSeparator())
                blankLiteral('\'');
            else
                ++m_at;
        }
        return std::move(m_text);
    }

private:
    bool starts(QStringView word) const { return QStringView(m_text).mid(m_at).startsWith(word); }

    bool isInclude() const
    {
        const auto line = m_text.lastIndexOf('\n', m_at) + 1;
        return QStringView(m_text).mid(line).startsWith(u"#include");
    }

    /// 1'000'000 is a number.
    bool isDigitSeparator() const { return m_at > 0 && m_text[m_at - 1].isDigit(); }

    std::optional<QString> rawClosing() const
    {
        if (!starts(u"R\""))
            return {};
        const auto bracket = m_text.indexOf('(', m_at);
        if (bracket < 0)
            return {};
        return ")" + m_text.mid(m_at + 2, bracket - m_at - 2) + "\"";
    }

    void blankUntil(QStringView closing)
    {
        const auto found = m_text.indexOf(closing, m_at + 2);
        const auto end = found < 0 ? m_text.size() : found + closing.size();
        while (m_at < end)
            blank();
    }

    void blankLiteral(QChar quote)
    {
        ++m_at;
        while (m_at < m_text.size() && m_text[m_at] != quote && m_text[m_at] != '\n') {
            if (m_text[m_at] == '\\' && m_at + 1 < m_text.size())
                blank();
            blank();
        }
        ++m_at;
    }

    void blank()
    {
        if (m_text[m_at] != '\n')
            m_text[m_at] = ' ';
        ++m_at;
    }

    QString m_text;
    qsizetype m_at = 0;
};

std::optional<QString> readText(const QFileInfo& info)
{
    if (binaryEndings.contains(info.suffix()))
        return {};
    QFile file(info.filePath());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto bytes = file.readAll();
    // Inputs of a fuzzer may hold anything; what has a zero byte is no text.
    if (bytes.contains('\0'))
        return {};
    return QString::fromUtf8(bytes);
}

} // namespace

SourceFile SourceFile::fromText(const QString& path, const QString& text)
{
    SourceFile file{path, split(text), {}};
    if (file.isCpp())
        file.code = split(Blanker(text).run());
    return file;
}

QString SourceFile::floor() const
{
    return path.contains('/') ? path.section('/', 0, 0) : QString();
}

std::vector<SourceFile> readHouse(const QString& root)
{
    const QDir top(root);
    auto infos = top.entryInfoList(QDir::Files | QDir::Hidden);
    for (const auto& folder : folders) {
        QDirIterator entries(top.filePath(folder), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            entries.next();
            infos.push_back(entries.fileInfo());
        }
    }

    std::vector<SourceFile> files;
    for (const auto& info : infos) {
        if (info.fileName() == ".git")
            continue; // of a work tree: where its repository lies
        if (const auto text = readText(info))
            files.push_back(SourceFile::fromText(top.relativeFilePath(info.filePath()), *text));
    }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

} // namespace meterbench::house
