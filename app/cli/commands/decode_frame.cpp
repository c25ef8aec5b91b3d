// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/commands.h"
#include "app/cli/frame_output.h"
#include "app/cli/input_file.h"
#include "protocol/explain/capture_input.h"
#include "protocol/explain/frame_input.h"
#include "protocol/explain/input_likeness.h"
#include "workbench/files/file_access.h"
#include "workbench/resources/resources.h"

#include <QFileInfo>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace meterbench::cli {
namespace {

namespace explain = protocol::explain;

constexpr std::size_t longestKeyFile = std::size_t{1} << 20U;

constexpr std::array<OptionDefinition, 1> definitions{{
    {"key-file", 'k', "FILE", "option-key-file", OptionKind::Value, Presence::Optional},
}};

/// The tables of which the explanations speak.
struct Tables {
    protocol::kmp::RegisterTable registers;
    protocol::kmp::TypeWords typeWords;
    protocol::push::PushLists pushLists;
    explain::FrameWords words;
};

template <typename Table>
bool load(std::string_view name, Table& table, Error& error)
{
    auto read = resources::resourceBytes(name).and_then([](const std::string& bytes) { return Table::parse(bytes); });
    if (read)
        table = std::move(*read);
    else
        error = std::move(read.error());
    return read.has_value();
}

Outcome<Tables> loadTables()
{
    Tables tables;
    Error error;
    const bool isLoaded = load("protocol/kmp-registers.json", tables.registers, error)
        && load("protocol/kmp-type-words.json", tables.typeWords, error)
        && load("protocol/push-lists.json", tables.pushLists, error) && load("text/frames.json", tables.words, error);
    if (!isLoaded)
        return fail(ExitCode::Internal, std::move(error));
    return tables;
}

/// Frames one by one, as they are explained: a long log needs not be held as text. Nothing is printed before the first
/// that was recognised, so that a failure is the only thing that is; what is held until then is bounded.
class FramePrinter {
public:
    FramePrinter(Session& session, const explain::FrameWords& words) : m_session(session), m_words(words) { }

    void take(explain::ExplainedFrame frame)
    {
        constexpr std::size_t mostHeld = std::size_t{8} << 20U; // octets
        m_hasErrors = m_hasErrors || frame.hasErrors();
        m_mayBegin = m_mayBegin || frame.protocol != "unknown" || m_heldOctets > mostHeld;
        m_heldOctets += m_mayBegin ? 0 : frame.octets.size();
        m_held.push_back(std::move(frame));
        if (!m_mayBegin)
            return;
        for (const explain::ExplainedFrame& held : m_held)
            print(held);
        m_held.clear();
    }

    /// The document ends, whole. @param error what came in between, told within it
    void finish(const Error* error = nullptr)
    {
        if (!m_session.isJson())
            return;
        m_session.print("\n  ]");
        if (error != nullptr) {
            const nlohmann::ordered_json json{{"code", error->id}, {"message", m_session.say(*error)}};
            m_session.print(",\n  \"error\": " + json.dump());
        }
        m_session.print("\n}\n");
    }
    [[nodiscard]] bool hasBegun() const { return m_hasBegun; }
    [[nodiscard]] bool hasErrors() const { return m_hasErrors; }

private:
    void print(const explain::ExplainedFrame& frame)
    {
        if (!m_session.isJson()) {
            if (m_hasBegun)
                m_session.printLine();
            m_session.print(toText(m_session, frame, m_words));
        } else {
            m_session.print(m_hasBegun ? ",\n" : "{\n  \"frames\": [\n");
            const std::string json = toJson(frame, m_words, m_session.language())
                                         .dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
            for (std::size_t begin = 0; begin < json.size();) {
                const auto end = std::min(json.find('\n', begin), json.size() - 1) + 1;
                m_session.print("    ");
                m_session.print(std::string_view(json).substr(begin, end - begin));
                begin = end;
            }
        }
        m_hasBegun = true;
    }

    Session& m_session;
    const explain::FrameWords& m_words;
    std::vector<explain::ExplainedFrame> m_held;
    std::size_t m_heldOctets = 0;
    bool m_hasBegun = false;
    bool m_mayBegin = false;
    bool m_hasErrors = false;
};

/// Files by their names, "-" for standard input, and octets written down.
struct Inputs {
    std::vector<std::string> files;
    std::string text; ///< of all operands that are no file: a shell may have parted them
};

/// One file or text after the other, as it comes.
class InputExplainer {
public:
    InputExplainer(const Session& session, const explain::Explainer& explainer, explain::Explainer::Sink sink)
        : m_session(session), m_explainer(explainer), m_sink(std::move(sink))
    {
    }

    Result<void> explainText(const std::string& text)
    {
        keepHead(text);
        explain::FrameInput input(m_explainer, m_sink);
        return input.feed(text).map([&] { m_recognized += input.finish(); });
    }

    Result<void> explainFile(const std::string& name)
    {
        const InputFile file(name);
        if (!file.isOpen())
            return tl::unexpected<Error>(file.unreadable());
        std::string head; // as much as tells a capture
        while (head.size() < captureMagic) {
            const auto piece = read(file);
            if (!piece)
                return tl::unexpected<Error>(piece.error());
            if (piece->empty())
                break;
            head.append(*piece);
        }
        if (explain::isCapture(protocol::bytesOf(std::string_view(head).substr(0, captureMagic)))) {
            explain::CaptureInput input(m_explainer, m_sink);
            return pump(file, head, input);
        }
        keepHead(head);
        explain::FrameInput input(m_explainer, m_sink);
        return pump(file, head, input);
    }

    [[nodiscard]] std::size_t recognizedCount() const { return m_recognized; }
    /// That nothing was recognised, and what it looked like.
    [[nodiscard]] Error missing() const
    {
        const auto likeness = explain::likenessOf(m_head, m_explainer);
        std::string id = "frame-missing";
        if (likeness != explain::Likeness::Noise)
            id.append("-").append(name(likeness));
        return {id, {}, {}};
    }

private:
    static constexpr std::size_t captureMagic = 4;
    static constexpr std::size_t pieceSize = std::size_t{1} << 20U;

    Result<std::string_view> read(const InputFile& file)
    {
        const ssize_t count = file.read(m_piece);
        if (count < 0)
            return tl::unexpected<Error>(file.unreadable());
        return std::string_view(m_piece.data(), static_cast<std::size_t>(count));
    }

    template <typename Input>
    Result<void> pump(const InputFile& file, std::string_view head, Input& input)
    {
        const auto size = file.size();
        std::uint64_t done = head.size();
        auto outcome = input.feed(head);
        while (outcome) {
            const auto piece = read(file);
            if (!piece)
                outcome = tl::unexpected<Error>(piece.error());
            else if (piece->empty())
                break;
            else
                outcome = input.feed(*piece);
            done += outcome ? piece->size() : 0;
            showProgress(done, size);
        }
        m_session.console().showProgress({});
        m_recognized += input.finish();
        return outcome;
    }

    void showProgress(std::uint64_t done, const std::optional<std::uint64_t>& size) const
    {
        constexpr std::uint64_t mebi = std::uint64_t{1} << 20U;
        std::string text = fmt::format("{} MiB", done / mebi);
        if (size && *size >= done)
            text = fmt::format("{} / {} MiB  {} %", done / mebi, *size / mebi, *size == 0 ? 100 : 100 * done / *size);
        m_session.console().showProgress(text);
    }

    void keepHead(std::string_view text)
    {
        constexpr std::size_t most = std::size_t{64} << 10U;
        m_head.append(text.substr(0, most - std::min(most, m_head.size())));
    }

    const Session& m_session;
    const explain::Explainer& m_explainer;
    explain::Explainer::Sink m_sink;
    std::vector<char> m_piece = std::vector<char>(pieceSize);
    std::string m_head; ///< of what is no capture
    std::size_t m_recognized = 0;
};

/// `decode-frame`: any frame of the protocols, field by field, deciphered with the keys at hand.
class DecodeFrameCommand : public Command {
public:
    [[nodiscard]] std::string_view name() const override { return "decode-frame"; }
    [[nodiscard]] std::span<const OptionDefinition> options() const override { return definitions; }
    [[nodiscard]] Operands operands() const override { return {"HEX|FILE…", 1, anyNumber}; }

    [[nodiscard]] Outcome<ExitCode> run(Session& session, const Arguments& arguments) const override
    {
        const auto tables = loadTables();
        if (!tables)
            return tl::unexpected<Failure>(tables.error());
        auto keys = readKeys(arguments.value("key-file"));
        if (!keys)
            return tl::unexpected<Failure>(std::move(keys.error()));
        const auto inputs = readInputs(arguments.operands);
        if (!inputs)
            return tl::unexpected<Failure>(inputs.error());
        const explain::Explainer explainer(
            explain::Knowledge{&tables->registers, &tables->typeWords, &tables->pushLists}, std::move(*keys));
        FramePrinter printer(session, tables->words);
        InputExplainer input(
            session, explainer, [&](explain::ExplainedFrame frame) { printer.take(std::move(frame)); });
        Result<void> outcome;
        for (std::size_t i = 0; i < inputs->files.size() && outcome; ++i)
            outcome = input.explainFile(inputs->files[i]);
        if (outcome && !inputs->text.empty())
            outcome = input.explainText(inputs->text);
        if (outcome && input.recognizedCount() == 0)
            outcome = tl::unexpected(input.missing());
        if (!outcome && !printer.hasBegun())
            return fail(ExitCode::InvalidInput, std::move(outcome.error()));
        printer.finish(outcome ? nullptr : &outcome.error());
        if (!outcome)
            session.console().complain("meterbench-cli: " + session.say(outcome.error()));
        return outcome && !printer.hasErrors() ? ExitCode::Done : ExitCode::InvalidInput;
    }

private:
    static Outcome<explain::KeyRing> readKeys(const std::string& path)
    {
        if (path.empty())
            return explain::KeyRing();
        const auto text = files::readFile(QString::fromLocal8Bit(path.c_str()), longestKeyFile);
        if (!text)
            return fail(ExitCode::InvalidInput, text.error());
        auto keys = explain::KeyRing::parse(*text);
        if (!keys) {
            keys.error().arguments.push_back({"file", path});
            return fail(ExitCode::InvalidInput, std::move(keys.error()));
        }
        return std::move(*keys);
    }

    /// What is no file must be octets in one of the ways in which they are written.
    static Outcome<Inputs> readInputs(const std::vector<std::string>& operands)
    {
        Inputs inputs;
        for (const std::string& operand : operands) {
            constexpr std::string_view digits = "0123456789abcdefABCDEFxX:,;-_.| \t\r\n";
            constexpr std::string_view signs = "\\'\"[{<`";
            if (operand == "-" || QFileInfo::exists(QString::fromLocal8Bit(operand.c_str())))
                inputs.files.push_back(operand);
            else if (operand.find_first_not_of(digits) == std::string::npos
                || operand.find_first_of(signs) != std::string::npos)
                inputs.text.append(inputs.text.empty() ? "" : " ").append(operand);
            else
                return fail(ExitCode::InvalidInput, Error{"frame-input-unreadable", {{"input", operand}}, {}});
        }
        return inputs;
    }
};

} // namespace

std::unique_ptr<Command> makeDecodeFrameCommand()
{
    return std::make_unique<DecodeFrameCommand>();
}

} // namespace meterbench::cli
